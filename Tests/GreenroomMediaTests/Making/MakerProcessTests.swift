import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

/// A worker of one job may hang, die and talk nonsense, and its time is bounded.
@Suite struct MakerProcessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    ("never-ready", "The media worker took longer than 1 seconds."),
    ("talks-nonsense", "The media worker gave an answer that makes no sense."),
    (
      "dies-at-start",
      "The media worker gave up over it: error while loading shared libraries: libnothing.so.1."
    ),
  ])
  func isSeenThrough(name: String, problem: String) throws {
    let maker = MakerProcess(
      executable: try FakeWorkers.executable(named: name, in: folder), verb: "render",
      limit: .seconds(name == "never-ready" ? 1 : 60), isCancelled: { false })
    // Longer than a pipe holds, so that the end of the worker is met while writing.
    let job = RenderJob(
      clip: .sample(64, 64), output: MediaPath(bytes: Array(repeating: 65, count: 1 << 20)), lastFrame: nil)
    let failure = #expect(throws: MakerProcess.Failure.self) { try maker.run(job) }
    guard case .problem(problem)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func whatIsNoJobIsRefused() throws {
    let maker = MakerProcess(
      executable: BuiltProducts.mediaWorker, verb: "frame", limit: .seconds(60), isCancelled: { false })
    let failure = #expect(throws: MakerProcess.Failure.self) { try maker.run(["no": "job"]) }
    guard case .problem(let problem)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(problem == "The media worker gave up over it: what came in on standard input is no job.")
  }
}
