import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Synchronization
import Testing

/// What broke off goes on where it was, and only where it is certainly still the same.
@Suite struct DownloadResumeTests {
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001, 299_999])
  func goesOnWhereItWasCut(length: Int) throws {
    let server = try FaultServer(steps: [ClipStep.cut(length), ClipStep.good])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == (length == 0 ? nil : "bytes=\(length)-"))
    #expect(server.requests.last?["If-Range"] == (length == 0 ? nil : DownloadTrial.tag))
    #expect(trial.tag == nil)
  }

  @Test(arguments: 0..<8) func survivesManyCuts(seed: UInt64) throws {
    let generator = Mutex(SeededGenerator(seed: seed))
    let server = try FaultServer { request in
      let length = generator.withLock { 65_536 + Int.random(in: -60_000...60_000, using: &$0) }
      return try ClipStep.cut(length)(request)
    }
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    let starts = server.requests.dropFirst().compactMap { $0["Range"]?.dropFirst(6).dropLast() }.map {
      Int($0)
    }
    #expect(starts.count == server.requests.count - 1 && starts.count >= 2)
    #expect(starts.allSatisfy { $0 != nil } && starts.map { $0 ?? 0 } == starts.map { $0 ?? 0 }.sorted())
  }

  @Test func aServerWithoutRangesGivesAllOfIt() throws {
    let whole = FaultAnswer(200, [("ETag", DownloadTrial.tag)], body: DownloadTrial.clip)
    let server = try FaultServer(script: [whole.cut(after: 100_000), whole.cut(after: 200_000), whole])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
  }

  @Test(arguments: [nil, "W/\"first\"", "\"two words\"", ""])
  func withoutATagThatCanBeSentBackItBeginsAnew(tag: String?) throws {
    let step: FaultServer.Handler = { ClipStep.give(DownloadTrial.clip, tag: tag, $0) }
    let server = try FaultServer(steps: [{ try step($0).cut(after: 100_000) }, step])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == nil)
  }

  @Test func anotherClipUnderTheSameLinkIsNeverMixedIn() throws {
    let other = DownloadTrial.bytes(seed: 2, count: 250_000)
    let server = try FaultServer(steps: [
      ClipStep.cut(100_000), { ClipStep.give(other, tag: "\"second\"", $0) },
    ])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 250_000)
    #expect(trial.has(other))
  }

  @Test func aServerThatCutsForEverIsGivenUp() throws {
    let server = try FaultServer { _ in FaultAnswer(200, body: DownloadTrial.clip).cut(after: 70_000) }
    let trial = try DownloadTrial()
    #expect(try trial.failure { try trial.fetch(server.url) }.cause == .passing)
    #expect(server.requests.count == 4)
    #expect(abs(trial.clock.sleptSeconds - 3.5) < 0.01)
  }

  /// Another run, of a program that was killed or told to stop, with a fresh link.
  @Test func isFinishedLater() throws {
    let server = try FaultServer(steps: [
      ClipStep.cut(100_000), ClipStep.says(FaultAnswer(403)), ClipStep.good,
    ])
    let trial = try DownloadTrial()
    #expect(try trial.failure { try trial.fetch(server.url + "/old") }.cause == .linkDead(status: 403))
    #expect(trial.has(DownloadTrial.clip.prefix(100_000)) && trial.tag == DownloadTrial.tag)
    #expect(try trial.fetch(server.url + "/fresh") == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == "bytes=100000-")
  }

  @Test func aCancellationLeavesWhatIsThere() throws {
    let server = try FaultServer(steps: [
      { try ClipStep.good($0).dripping(100_000, every: 60) }, ClipStep.good,
    ])
    let trial = try DownloadTrial()
    let flag = Flag()
    let failure = try trial.failure {
      try trial.fetch(
        server.url, progress: { bytes, _ in if bytes == 100_000 { flag.set() } }, isCancelled: { flag.isSet })
    }
    #expect(failure.cause == .interrupted)
    #expect(trial.has(DownloadTrial.clip.prefix(100_000)))
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == "bytes=100000-")
  }

  @Test func aCancellationEndsAPause() throws {
    let server = try FaultServer(steps: [ClipStep.says(FaultAnswer(503))])
    let trial = try DownloadTrial()
    let failure = try trial.failure {
      try trial.fetch(server.url, isCancelled: { !server.requests.isEmpty && trial.clock.sleptSeconds > 0 })
    }
    #expect(failure.cause == .interrupted)
    #expect(trial.clock.sleptSeconds < 0.5)
  }
}
