import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// How much a result may be, whatever its server says and does.
@Suite struct DownloadSizeTests {
  @Test(arguments: [(Int64(299_999), false), (300_000, true), (300_001, true)])
  func theLimitIsExact(limit: Int64, comes: Bool) throws {
    for hides in [false, true] {
      let server = try FaultServer(steps: [
        { hides ? try ClipStep.good($0).withoutLength : try ClipStep.good($0) }
      ])
      let trial = try DownloadTrial()
      if comes {
        #expect(try trial.fetch(server.url, atMost: limit) == 300_000)
        #expect(trial.has(DownloadTrial.clip))
      } else {
        let failure = try trial.failure { try trial.fetch(server.url, atMost: limit) }
        #expect(failure.cause == .tooLarge(limit: limit))
        #expect(trial.has([]))
      }
    }
  }

  @Test func aBodyWithoutAnEndIsStopped() throws {
    let server = try FaultServer(steps: [{ try ClipStep.good($0).endless }])
    let trial = try DownloadTrial()
    let failure = try trial.failure { try trial.fetch(server.url, atMost: 2_000_000) }
    #expect(failure.cause == .tooLarge(limit: 2_000_000))
    // Nobody would ever use it.
    #expect(trial.has([]) && trial.tag == nil)
  }

  @Test func aPartOfSomethingTooLargeIsNotTaken() throws {
    let part = FaultAnswer(
      206, [("Content-Range", "bytes 100000-299999/9000000")], body: Array(DownloadTrial.clip[100_000...]))
    let cut = FaultAnswer(
      200, [("ETag", DownloadTrial.tag), ("Transfer-Encoding", "chunked")],
      body: Array("186A0\r\n".utf8) + DownloadTrial.clip.prefix(100_000)
    ).withoutLength
    let server = try FaultServer(script: [cut, part])
    let trial = try DownloadTrial()
    let failure = try trial.failure { try trial.fetch(server.url, atMost: 1_000_000) }
    #expect(failure.cause == .tooLarge(limit: 1_000_000))
    #expect(trial.has([]))
  }
}
