import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Synchronization
import Testing

/// Uploads in parts at stores that answer wrongly, forget, or are asked by others too.
@Suite struct S3PartsFaultTests {
  /// Three parts.
  private static let byteCount = 17_000_000
  private static let whole = FaultAnswer(
    200,
    text: "<CompleteMultipartUploadResult><ETag>\"x-3\"</ETag></CompleteMultipartUploadResult>")
  private static let unknown = error("NoSuchUpload", 404)

  @Test(arguments: [
    ("", "unexpected answer"), ("not XML", "unexpected answer"), ("<a></b>", "unexpected answer"),
    (" \n<Error><Code>InternalError</Code></Error>", "InternalError"), ("<Other/>", "unexpected answer"),
  ])
  func believesNoCompletionWithoutAResult(answer: String, code: String) throws {
    let server = try Self.server([FaultAnswer(200, text: answer)])
    let journal = MemoryJournal()
    let failure = try #require(throws: StagingFailure.self) {
      try Self.put(StagedSample(byteCount: Self.byteCount), to: server, journal: journal)
    }
    guard case .refused(code) = failure.cause else { throw failure }
    #expect(journal.records.first?.parts.count == 3)
  }

  /// Somebody else was faster, so the parts are given back.
  @Test func abortsWhereAnotherWon() throws {
    let server = try Self.server([FaultAnswer(412)])
    let journal = MemoryJournal()
    #expect(try Self.put(StagedSample(byteCount: Self.byteCount), to: server, journal: journal) == .present)
    #expect(server.requests.last?.method == "DELETE")
    #expect(journal.records.isEmpty)
  }

  @Test func sendsEachPartWithItsDigests() throws {
    let server = try Self.server([Self.whole])
    let sample = try StagedSample(byteCount: Self.byteCount)
    #expect(try Self.put(sample, to: server) == .uploaded)
    let requests = server.requests
    let begin = try #require(requests.first { $0.target.hasSuffix("?uploads=") })
    #expect(begin["x-amz-checksum-algorithm"] == "SHA256")
    #expect(begin["Content-Type"] == "image/png")
    for (index, digest) in sample.digest.parts.enumerated() {
      let part = try #require(requests.first { $0.target.contains("?partNumber=\(index + 1)&") })
      #expect(part["x-amz-content-sha256"] == digest.hexadecimal)
      #expect(part["x-amz-checksum-sha256"] == digest.base64)
      #expect(part.bodyByteCount == sample.digest.range(ofPart: index).count)
    }
    let complete = try #require(requests.last)
    #expect(complete["If-None-Match"] == "*")
  }

  /// A completion whose answer was lost has made the object, and the second hears that one is there.
  @Test func knowsItsOwnObject() throws {
    let server = try Self.server([.lost, FaultAnswer(412)], abort: Self.unknown)
    let journal = MemoryJournal()
    let sample = try StagedSample(byteCount: Self.byteCount)
    #expect(try Self.put(sample, to: server, retries: true, journal: journal) == .uploaded)
    #expect(journal.records.isEmpty)
  }

  @Test(arguments: [unknown, error("InvalidPart", 400), error("InvalidPartOrder", 400)])
  func beginsAnewOnce(refusal: FaultAnswer) throws {
    let sample = try StagedSample(byteCount: Self.byteCount)
    let journal = MemoryJournal()
    let told = Mutex(0)
    let server = try Self.server([refusal, Self.whole])
    let outcome = try Self.put(sample, to: server, journal: journal) { count in
      told.withLock { $0 += Int(count) }
    }
    #expect(outcome == .uploaded)
    #expect(told.withLock { $0 } == Self.byteCount)
    #expect(journal.records.isEmpty)

    let stubborn = try Self.server([refusal, refusal])
    let failure = try #require(throws: StagingFailure.self) {
      try Self.put(sample, to: stubborn, journal: journal)
    }
    #expect(failure.causeName == "refused")
    #expect(failure.hint?.contains("Push it again") == true)
    #expect(journal.records.isEmpty)
  }

  private static func error(_ code: String, _ status: Int) -> FaultAnswer {
    FaultAnswer(status, text: "<Error><Code>\(code)</Code></Error>")
  }

  /// A store without objects that takes parts.
  ///
  /// - Parameter completions: What it answers, one after the other, when it is to make an object of them.
  private static func server(
    _ completions: [FaultAnswer], abort: FaultAnswer = FaultAnswer(204)
  ) throws -> FaultServer {
    let rest = Mutex(completions[...])
    return try FaultServer(keepsBodies: false) { request in
      switch request.method {
      case "GET": return FaultAnswer(404)
      case "POST" where request.target.hasSuffix("?uploads="):
        return FaultAnswer(
          200,
          text: "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>")
      case "POST":
        guard let answer = rest.withLock({ $0.popFirst() }) else { throw UnscriptedRequest(request) }
        return answer
      case "PUT": return FaultAnswer(200, [("ETag", "\"tag\"")])
      case "DELETE": return abort
      default: throw UnscriptedRequest(request)
      }
    }
  }

  private static func put(
    _ sample: StagedSample, to server: FaultServer, retries: Bool = false,
    journal: MemoryJournal = MemoryJournal(), progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) throws -> PutOutcome {
    let key = sample.key(prefix: "refs")
    return try S3FaultTests.backend(server.url, retries: retries).put(
      sample.upload(as: key, journal: journal, progress: progress), replacing: false)
  }
}
