import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct FetchBackTests {
  private static let small = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  private static let large = (0..<1_048_577).map { UInt8(truncatingIfNeeded: $0 &* 17 &+ $0 >> 8) }
  private static let largest = Array(large.dropLast())

  private func verify(
    _ url: String, holds bytes: [UInt8], depth: FetchBack.Depth = .whole, addresses: AddressRule = .any
  ) throws -> FetchBackReport {
    try FetchBack(transport: CurlTransport(), addresses: addresses)
      .verify(
        LiveURL(url + "/x.png?sig=c4n4ry"), holds: ContentDigest(of: bytes), contentType: "image/png",
        depth: depth)
  }

  private func problem(
    _ server: FaultServer, holds bytes: [UInt8], depth: FetchBack.Depth = .whole,
    addresses: AddressRule = .any,
    at location: SourceLocation = #_sourceLocation
  ) throws -> StagingFailure {
    let failure = try #require(throws: StagingFailure.self, sourceLocation: location) {
      _ = try verify(server.url, holds: bytes, depth: depth, addresses: addresses)
    }
    #expect(!String(reflecting: failure).contains("c4n4ry"))
    return failure
  }

  @Test(arguments: [
    (small, FetchBack.Depth.whole, ["bytes=0-"]), (small, .blocks, ["bytes=0-"]),
    (largest, .blocks, ["bytes=0-"]),
    (large, .whole, ["bytes=0-"]), (large, .blocks, ["bytes=0-65535", "bytes=983041-1048576"]),
  ])
  func readsAsMuchAsItShouldAndNeverAsksForHeadersAlone(
    bytes: [UInt8], depth: FetchBack.Depth, ranges: [String]
  ) throws {
    let server = try FaultServer { .file(bytes, type: "image/png", for: $0) }
    let report = try verify(server.url, holds: bytes, depth: depth)
    #expect(server.requests.map { $0["Range"] } == ranges)
    #expect(server.requests.allSatisfy { $0.method == "GET" })
    #expect(report.isWhole == (ranges.count == 1))
    #expect(report.readBytes == (report.isWhole ? Int64(bytes.count) : 131_072))
    #expect(report.differingType == nil)
  }

  @Test(arguments: [FetchBack.Depth.whole, .blocks])
  func aServerThatIgnoresRangesIsReadWhole(depth: FetchBack.Depth) throws {
    let server = try FaultServer { _ in FaultAnswer(200, [("Content-Type", "image/png")], body: Self.large) }
    let report = try verify(server.url, holds: Self.large, depth: depth)
    #expect(report.isWhole)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [
    ("image/png", nil), ("IMAGE/PNG; charset=binary", nil), ("text/html", "text/html"),
    ("binary/octet-stream", "binary/octet-stream"),
  ])
  func anotherTypeIsReportedAndNoFailure(served: String, differing: String?) throws {
    let server = try FaultServer { .file(Self.small, type: served, for: $0) }
    #expect(try verify(server.url, holds: Self.small).differingType == differing)
  }

  @Test(arguments: [0, 50_000, 99_999])
  func oneChangedByteIsDamage(at index: Int) throws {
    let server = try FaultServer { .file(Self.small, type: "image/png", for: $0).corrupted(at: index) }
    let failure = try problem(server, holds: Self.small)
    #expect(failure.causeName == "damaged")
    #expect(failure.message.contains("other bytes"))
  }

  @Test(arguments: [
    (0, true), (65_535, true), (65_536, false), (983_040, false), (983_041, true), (1_048_576, true),
  ])
  func blocksShowChangesAtTheEnds(index: Int, isSeen: Bool) throws {
    var changed = Self.large
    changed[index] ^= 1
    let served = changed
    let server = try FaultServer { .file(served, type: "image/png", for: $0) }
    if isSeen {
      #expect(try problem(server, holds: Self.large, depth: .blocks).causeName == "damaged")
    } else {
      #expect(try !verify(server.url, holds: Self.large, depth: .blocks).isWhole)
    }
  }

  @Test(arguments: [
    ("longer", FaultAnswer(206, [("Content-Range", "bytes 0-100000/100001")], body: small + [0])),
    ("shorter", FaultAnswer(206, [("Content-Range", "bytes 0-99998/99999")], body: small.dropLast())),
    (
      "another range",
      FaultAnswer(206, [("Content-Range", "bytes 1-99999/100000")], body: Array(small.dropFirst()))
    ),
    ("no range", FaultAnswer(206, body: small)),
    ("nonsense", FaultAnswer(206, [("Content-Range", "bytes 9-3/x")], body: small)),
    (
      "an error's document with status 200",
      FaultAnswer(200, text: "<Error><Code>AccessDenied</Code></Error>")
    ),
    (
      "less than it says",
      FaultAnswer(206, [("Content-Range", "bytes 0-99999/100000")], body: small.dropLast())
    ),
    ("more than it says", FaultAnswer(206, [("Content-Range", "bytes 0-99999/100000")], body: small + [0])),
  ])
  func wrongLengthsAreDamage(_: String, answer: FaultAnswer) throws {
    let server = try FaultServer(script: [answer])
    #expect(try problem(server, holds: Self.small).causeName == "damaged")
  }

  @Test(arguments: [
    (401, "unauthorized"), (403, "unauthorized"), (404, "refused"), (410, "refused"), (416, "refused"),
    (500, "refused"), (503, "refused"), (204, "refused"),
  ])
  func statuses(status: Int, cause: String) throws {
    let server = try FaultServer(script: [FaultAnswer(status)])
    let failure = try problem(server, holds: Self.small)
    #expect(failure.causeName == cause)
    #expect(status != 403 || failure.hint?.contains("clock") == true)
  }

  @Test func halfABodyAndNoAnswerAreUnreachable() throws {
    for answer in [FaultAnswer.lost, FaultAnswer(200, body: Self.small).cut(after: 50_000)] {
      let server = try FaultServer(script: [answer])
      #expect(try problem(server, holds: Self.small).causeName == "unreachable")
    }
  }

  @Test func redirectsAreFollowedThreeTimes() throws {
    let server = try FaultServer { request in
      guard let left = Int(request.path.dropFirst()), left > 0 else {
        return .file(Self.small, type: "image/png", for: request)
      }
      return .redirect(to: "/\(left - 1)?sig=c4n4ry")
    }
    for hops in 0...4 {
      let check = FetchBack(transport: CurlTransport(), addresses: .any)
      let result = Result {
        try check.verify(
          LiveURL("\(server.url)/\(hops)"), holds: ContentDigest(of: Self.small), contentType: "image/png",
          depth: .whole)
      }
      #expect(((try? result.get()) != nil) == (hops <= 3), "\(hops) redirects")
    }
  }

  @Test(arguments: ["ftp://example.com/x", "file:///etc/passwd", "http://user:c4n4ry@example.com/"])
  func redirectsToElsewhereAreRefused(target: String) throws {
    let server = try FaultServer(script: [.redirect(to: target)])
    #expect(try problem(server, holds: Self.small).causeName == "refused")
  }

  @Test func addressesAreJudged() throws {
    let server = try FaultServer(script: [])
    let failure = try problem(server, holds: Self.small, addresses: .publicOnly)
    #expect(failure.causeName == "unreachable")
    #expect(failure.message.contains("127.0.0.1"))
    #expect(server.connectionCount == 0)
  }

  @Test func cancellingInterrupts() throws {
    let check = FetchBack(transport: CurlTransport(), addresses: .any)
    let failure = try #require(throws: StagingFailure.self) {
      _ = try check.verify(
        LiveURL("http://127.0.0.1:1/"), holds: ContentDigest(of: Self.small), contentType: "image/png",
        depth: .whole, isCancelled: { true })
    }
    #expect(failure.causeName == "interrupted")
  }
}
