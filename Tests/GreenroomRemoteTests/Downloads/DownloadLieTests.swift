import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// A server whose words do not fit what it gives.
@Suite struct DownloadLieTests {
  struct Part: Sendable, CustomTestStringConvertible {
    let name: String
    let range: String?
    var from = 100_000
    var more: [UInt8] = []
    var tag: String? = DownloadTrial.tag
    var testDescription: String { name }

    var answer: FaultAnswer {
      var headers: [(name: String, value: String)] = []
      if let range { headers.append(("Content-Range", range)) }
      if let tag { headers.append(("ETag", tag)) }
      return FaultAnswer(206, headers, body: DownloadTrial.clip[from...] + more)
    }
  }

  /// A part that is not the one that was asked for is thrown away with what was there.
  @Test(arguments: [
    Part(name: "another place", range: "bytes 99999-299999/300000", from: 99_999),
    Part(name: "another length", range: "bytes 100000-299999/300001"),
    Part(name: "no place", range: nil),
    Part(name: "nonsense", range: "bytes all"),
    Part(name: "more than it says", range: "bytes 100000-299999/300000", more: [0]),
    Part(name: "another content", range: "bytes 100000-299999/300000", tag: "\"second\""),
  ])
  func anotherPartIsNotTaken(part: Part) throws {
    let server = try FaultServer(steps: [ClipStep.cut(100_000), ClipStep.says(part.answer), ClipStep.good])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.map { $0["Range"] } == [nil, "bytes=100000-", nil])
  }

  /// A part may be shorter than what was asked for, and need not say how long the whole is.
  @Test(arguments: ["300000", "*"]) func aSmallerPartIsNotTheWhole(total: String) throws {
    let small = FaultAnswer(
      206, [("Content-Range", "bytes 100000-199999/\(total)")],
      body: Array(DownloadTrial.clip[100_000..<200_000]))
    let server = try FaultServer(steps: [ClipStep.cut(100_000), ClipStep.says(small), ClipStep.good])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == "bytes=200000-")
  }

  @Test func whereTheServerHasLessItBeginsAnew() throws {
    let server = try FaultServer(steps: [
      ClipStep.cut(100_000), ClipStep.says(FaultAnswer(416)), ClipStep.good,
    ])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.map { $0["Range"] } == [nil, "bytes=100000-", nil])
  }

  @Test func aLengthThatIsTooLargeNeverEnds() throws {
    let server = try FaultServer { try ClipStep.good($0).declaring(length: 301_000) }
    let trial = try DownloadTrial()
    #expect(try trial.failure { try trial.fetch(server.url) }.cause == .passing)
    #expect(server.requests.count == 4)
  }

  /// Whoever reads the file finds that it ends early; nothing else can tell.
  @Test func aLengthThatIsTooSmallIsBelieved() throws {
    let server = try FaultServer(steps: [{ try ClipStep.good($0).declaring(length: 1_000) }])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 1_000)
    #expect(trial.has(DownloadTrial.clip.prefix(1_000)))
  }

  @Test func nothingIsNoClip() throws {
    let server = try FaultServer { _ in FaultAnswer(200) }
    let trial = try DownloadTrial()
    #expect(try trial.failure { try trial.fetch(server.url) }.cause == .passing)
  }

  /// They say nothing of what is here, whatever body they have.
  @Test(arguments: [202, 203, 204, 302, 400, 408, 429, 500, 502, 503, 504])
  func anotherStatusLeavesWhatIsThere(status: Int) throws {
    let answer = FaultAnswer(status, text: status == 204 ? "" : "Please wait.")
    let server = try FaultServer(steps: [ClipStep.cut(100_000), ClipStep.says(answer), ClipStep.good])
    let trial = try DownloadTrial()
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.last?["Range"] == "bytes=100000-")
  }

  /// A fresh link is to be asked for, and no time is lost with this one.
  @Test(arguments: [401, 403, 404, 410]) func aDeadLinkIsNotAskedAgain(status: Int) throws {
    let server = try FaultServer(script: [FaultAnswer(status, text: "?X-Amz-Signature=c4n4ry")])
    let trial = try DownloadTrial()
    #expect(try trial.failure { try trial.fetch(server.url) }.cause == .linkDead(status: status))
    #expect(trial.clock.sleptSeconds == 0)
  }
}
