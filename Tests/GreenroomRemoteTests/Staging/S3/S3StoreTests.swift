import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Synchronization
import Testing

/// What a real store says to a wrong setting, and what becomes of bytes and answers that are lost on the way.
@Suite struct S3StoreTests {
  private static let prefix = "store-\(UInt64.random(in: .min ... .max))"

  struct Wrong: Sendable {
    var keyID = SeaweedFS.credentials.accessKeyID
    var secret = SeaweedFS.credentials.secretAccessKey
    var bucket = SeaweedFS.bucket
    /// Seconds that this machine's clock is ahead.
    var ahead = 0.0
    let cause: String
    /// What the message must name.
    let names: [String]
  }

  @Test(arguments: [
    Wrong(
      secret: "canary-wrong-secret", cause: "unauthorized",
      names: ["AWS_SECRET_ACCESS_KEY", "the bucket staging", "http://127.0.0.1:"]),
    Wrong(
      keyID: "UNKNOWNKEY", cause: "unauthorized", names: ["AWS_SECRET_ACCESS_KEY", "UNKNOWNKEY"]),
    Wrong(
      keyID: SeaweedFS.readerCredentials.accessKeyID,
      secret: SeaweedFS.readerCredentials.secretAccessKey, cause: "forbidden",
      names: ["AWS_SECRET_ACCESS_KEY", "the bucket staging", "AccessDenied"]),
    Wrong(bucket: "missing", cause: "storeMissing", names: ["no bucket missing", "http://127.0.0.1:"]),
    Wrong(ahead: 3_600, cause: "clockSkew", names: ["60 min ahead", "http://127.0.0.1:"]),
    Wrong(ahead: -3_600, cause: "clockSkew", names: ["60 min behind", "http://127.0.0.1:"]),
  ])
  func namesWhatIsWrong(wrong: Wrong) throws {
    let credentials = S3Credentials(
      accessKeyID: wrong.keyID, secretAccessKey: wrong.secret, sessionToken: nil, expiry: nil,
      origin: "AWS_SECRET_ACCESS_KEY")
    let configuration = try SeaweedFS.shared().configuration(
      prefix: Self.prefix, credentials: credentials, bucket: wrong.bucket)
    let backend = S3Backend(
      configuration, transport: CurlTransport(), clock: { Date(timeIntervalSinceNow: wrong.ahead) })
    for byteCount in [1_000, 17_000_000] {
      let sample = try StagedSample(byteCount: byteCount)
      let upload = sample.upload(as: sample.key(prefix: Self.prefix))
      let failure = try #require(throws: StagingFailure.self) { try backend.put(upload, replacing: false) }
      #expect(failure.causeName == wrong.cause, "\(failure)")
      for name in wrong.names { #expect(failure.message.contains(name), "\(failure)") }
      #expect(!"\(failure)".contains("canary"))
    }
  }

  @Test(arguments: [2_000, 20_000_000]) func keepsNothingThatBrokeOnTheWay(byteCount: Int) throws {
    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
      var request = request
      let isLastPart = request.partNumber == 3 || byteCount < 1_000_000
      if request.method == .put, isLastPart, let body = request.body {
        request.body = CorruptedBody(body: body)
      }
      return try transport.send(request)
    }
    let (backend, sample, journal) = (
      try Self.backend(transport), try StagedSample(byteCount: byteCount), MemoryJournal()
    )
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    let failure = try #require(throws: StagingFailure.self) { try backend.put(upload, replacing: false) }
    guard case .refused("BadDigest") = failure.cause else { throw failure }
    #expect(journal.records.isEmpty)
    #expect(try Self.status(upload.key) == 404)
    #expect(try Self.backend(CurlTransport()).put(upload, replacing: false) == .uploaded)
  }

  /// The store has it, the answer is lost, and the second attempt hears that it is there: from the first.
  @Test func findsWhatALostAnswerLeft() throws {
    let lost = Mutex(1)
    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
      let answer = try transport.send(request)
      try Self.lose(lost, request, where: request.method == .put)
      return answer
    }
    let sum = Mutex<Int64>(0)
    let sample = try StagedSample(byteCount: 5_000)
    let upload = sample.upload(
      as: sample.key(prefix: Self.prefix), progress: { more in sum.withLock { $0 += more } })
    let backend = try Self.backend(RetryingTransport(transport))
    #expect(try backend.put(upload, replacing: false) == .uploaded)
    #expect(transport.requests.filter { $0.method == .put }.count == 2)
    #expect(sum.withLock { $0 } == 5_000)
    #expect(try Self.status(upload.key) == 200)
  }

  /// Of a completion whose answer was lost, the second attempt hears that the upload is not known.
  @Test func knowsAWholeObjectAfterALostCompletion() throws {
    let lost = Mutex(1)
    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
      let answer = try transport.send(request)
      try Self.lose(
        lost, request, where: request.url.secret.contains("?uploadId=") && request.method == .post)
      return answer
    }
    let (sample, journal) = (try StagedSample(byteCount: 17_000_000), MemoryJournal())
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    _ = try Self.backend(RetryingTransport(transport)).put(upload, replacing: false)
    #expect(transport.requests.filter { $0.partNumber != nil }.count == 3)
    #expect(journal.records.isEmpty)
    #expect(try Self.status(upload.key) == 200)
  }

  private static func lose(
    _ count: borrowing Mutex<Int>, _ request: HTTPRequest, where isIt: Bool
  ) throws(HTTPFailure) {
    let isLost = count.withLock { left in
      guard isIt, left > 0 else { return false }
      left -= 1
      return true
    }
    if isLost { throw HTTPFailure(.broken("the answer was lost"), url: request.url, mayHaveBeenSent: true) }
  }

  private static func backend(_ transport: any HTTPTransport) throws -> S3Backend {
    S3Backend(try SeaweedFS.shared().configuration(prefix: prefix), transport: transport)
  }

  private static func status(_ key: ObjectKey) throws -> Int {
    let now = Date()
    let signed = try backend(CurlTransport()).url(of: key, until: now.addingTimeInterval(60), now: now)
    var request = HTTPRequest(.get, signed.url)
    request.limits.greatestAnswer = 67_108_864
    return try CurlTransport().send(request).status
  }
}
