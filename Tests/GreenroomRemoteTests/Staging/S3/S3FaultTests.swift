import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Stores that answer late, wrongly or not at all, and stores that lack something.
@Suite struct S3FaultTests {
  private static let error = "<Error><Code>InternalError</Code></Error>"

  @Test(arguments: [1, 2]) func outlastsABusyStore(refusals: Int) throws {
    let server = try FaultServer(script: FaultAnswer.busy(refusals) + [FaultAnswer(200)])
    #expect(try Self.put(2_000, to: server, retries: true) == .uploaded)
    #expect(server.requests.count == refusals + 1)
    for request in server.requests { #expect(request.body.count == 2_000) }
  }

  @Test func givesUpAfterThreeAttempts() throws {
    let server = try FaultServer(script: FaultAnswer.busy(3))
    let failure = try #require(throws: StagingFailure.self) {
      try Self.put(2_000, to: server, retries: true)
    }
    #expect(failure.causeName == "refused")
    #expect(server.requests.count == 3)
  }

  @Test func outlastsASlowLink() throws {
    let server = try FaultServer(script: [
      FaultAnswer(200, body: Array(repeating: 32, count: 40)).dripping(10, every: 0.05)
    ])
    #expect(try Self.put(2_000, to: server) == .uploaded)
  }

  @Test func believesNoSuccessWithAnErrorInIt() throws {
    let server = try FaultServer(script: [FaultAnswer(200, text: Self.error)])
    let failure = try #require(throws: StagingFailure.self) { try Self.put(2_000, to: server) }
    guard case .refused("InternalError") = failure.cause else { throw failure }
  }

  @Test func believesNoOtherChecksum() throws {
    let checksum = SHA256.digest(of: [1]).base64
    let server = try FaultServer(script: [
      FaultAnswer(200, [("x-amz-checksum-sha256", checksum)]), FaultAnswer(204),
    ])
    let failure = try #require(throws: StagingFailure.self) { try Self.put(2_000, to: server) }
    #expect(failure.causeName == "damaged")
    #expect(server.requests.map(\.method) == ["PUT", "DELETE"])
  }

  /// Nobody else has put there what an attempt has whose answer was lost.
  @Test(arguments: [([FaultAnswer.lost], PutOutcome.uploaded), ([], .present)])
  func knowsItsOwnObject(before: [FaultAnswer], outcome: PutOutcome) throws {
    let server = try FaultServer(script: before + [FaultAnswer(412)])
    #expect(try Self.put(2_000, to: server, retries: true) == outcome)
    #expect(server.requests.count == before.count + 1)
  }

  @Test func putsWithoutTheConditionWhereTheStoreLacksIt() throws {
    let lacking = FaultAnswer(501, text: "<Error><Code>NotImplemented</Code></Error>")
    let server = try FaultServer { request in
      if request.method == "GET" { return FaultAnswer(404) }
      return request["If-None-Match"] == nil ? FaultAnswer(200) : lacking
    }
    #expect(try Self.put(2_000, to: server) == .uploaded)
    #expect(server.requests.map(\.method) == ["PUT", "GET", "PUT"])
    let other = try FaultServer { $0.method == "GET" ? FaultAnswer(206, body: [1]) : lacking }
    #expect(try Self.put(2_000, to: other) == .present)
  }

  @Test(arguments: [(200, PutOutcome.present), (404, nil)])
  func looksWhoWonWhereTwoWrite(status: Int, outcome: PutOutcome?) throws {
    let conflict = FaultAnswer(409, text: "<Error><Code>ConditionalRequestConflict</Code></Error>")
    let server = try FaultServer(script: [conflict, FaultAnswer(status)])
    #expect((try? Self.put(2_000, to: server)) == outcome)
  }

  @Test func sendsNothingOfALargeObjectThatIsThere() throws {
    let server = try FaultServer(script: [FaultAnswer(206, [("Content-Range", "bytes 0-0/9")], body: [1])])
    #expect(try Self.put(1_048_576, to: server) == .present)
    #expect(server.requests.map(\.method) == ["GET"])
    #expect(server.requests.first?["Range"] == "bytes=0-0")
  }

  /// A key that may write and not read still stages.
  @Test func putsWhereItMayNotLook() throws {
    let server = try FaultServer(script: [FaultAnswer(403), FaultAnswer(200)])
    #expect(try Self.put(1_048_576, to: server) == .uploaded)
  }

  @Test func listsLeftoversOfAllPages() throws {
    let names = (0..<4).map { String(repeating: "\($0)", count: 64) + ".png" }
    func upload(_ key: String, _ id: String) -> String {
      "<Upload><Key>\(key)</Key><UploadId>\(id)</UploadId><Initiated>2027-01-15T08:00:00.000Z</Initiated></Upload>"
    }
    func page(_ uploads: [String], next: String = "") -> FaultAnswer {
      FaultAnswer(
        200,
        text: "<ListMultipartUploadsResult>\(next)\(uploads.joined())</ListMultipartUploadsResult>")
    }
    let next =
      "<IsTruncated>true</IsTruncated><NextKeyMarker>a&amp;b</NextKeyMarker>"
      + "<NextUploadIdMarker>2</NextUploadIdMarker>"
    let server = try FaultServer(script: [
      page([upload("refs/\(names[0])", "1"), upload("refs/holiday.mov", "2")], next: next),
      page([
        upload("refs/\(names[1])", "3"), upload("refs/deeper/\(names[2])", "4"),
        upload("other/\(names[3])", "5"),
      ]),
    ])
    let leftovers = try Self.backend(server.url).leftovers()
    #expect(leftovers.map(\.uploadID) == ["1", "3"])
    #expect(leftovers.map(\.key.text) == ["refs/\(names[0])", "refs/\(names[1])"])
    #expect(leftovers.first?.startedAt == Date(timeIntervalSince1970: 1_800_000_000))
    #expect(
      server.requests.map(\.target) == [
        "/staging/?prefix=refs%2F&uploads=",
        "/staging/?key-marker=a%26b&prefix=refs%2F&upload-id-marker=2&uploads=",
      ])
  }

  private static func put(
    _ byteCount: Int, to server: FaultServer, retries: Bool = false
  ) throws -> PutOutcome {
    let sample = try StagedSample(byteCount: byteCount)
    return try backend(server.url, retries: retries).put(
      sample.upload(as: sample.key(prefix: "refs")), replacing: false)
  }

  static func backend(_ endpoint: String, retries: Bool = false) -> S3Backend {
    let clock = RetryClock(now: { Date() }, sleep: { _ in }, random: { 0 })
    let transport: any HTTPTransport =
      retries ? RetryingTransport(CurlTransport(), clock: clock) : CurlTransport()
    return S3Backend(
      S3Configuration(
        bucket: "staging", endpoint: endpoint, region: "us-east-1", style: .path, prefix: "refs",
        publicBaseURL: nil, credentials: SeaweedFS.credentials), transport: transport)
  }
}
