import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A worker that cannot work at all is an error that says what to do, at once and not once a file.
@Suite struct WorkerStartTests {
  @Test func aMissingExecutableIsAnInstallationFault() async throws {
    let error = await failure(of: "/nowhere/greenroom-media")
    #expect(error?.code == .installation)
    #expect(
      error?.message
        == "The media worker /nowhere/greenroom-media cannot be started: No such file or directory.")
    #expect(error?.hint?.contains("install both again") == true)
  }

  @Test func aLibraryThatIsMissingIsNamed() async throws {
    let folder = try TemporaryFolder()
    let path = try FakeWorkers.executable(named: "dies-at-start", in: folder)
    #expect(
      await failure(of: path)?.message
        == "The media worker \(path) ended as soon as it was started: "
        + "error while loading shared libraries: libnothing.so.1.")
  }

  @Test func anotherProgramIsNotTakenForTheWorker() async throws {
    let folder = try TemporaryFolder()
    let path = try FakeWorkers.executable(named: "talks-nonsense", in: folder)
    #expect(await failure(of: path)?.message == "\(path) is not the media worker of this release.")
  }

  @Test func aWorkerThatNeverGetsReadyIsGivenUp() async throws {
    let folder = try TemporaryFolder()
    let path = try FakeWorkers.executable(named: "never-ready", in: folder)
    let error = await failure(of: path, start: .seconds(1))
    #expect(error?.code == .installation)
    #expect(error?.message == "The media worker \(path) did not get ready within 1 seconds.")
  }

  /// Every file crashes every worker: it ends after a bounded number of them, with an error.
  @Test func aWorkerThatAlwaysDiesIsNotStartedForEver() async throws {
    let pool = try FakeWorkers.pool(count: 2)
    let names = (0..<1_000).map { "crash-\($0)" }
    await #expect(throws: GreenroomError.self) {
      try await pool.probe(.init(names: names), depth: .headers)
    }
  }

  @Test func aPoolThatFailedWorksOnceTheWorkerIsThere() async throws {
    let folder = try TemporaryFolder()
    let path = folder.appending("worker")
    let pool = try WorkerPool(WorkerSettings(executable: path, count: 1))
    await #expect(throws: GreenroomError.self) { try await pool.probe(.init(names: ["a"]), depth: .headers) }
    _ = try FakeWorkers.executable(named: "worker", in: folder)
    #expect(try await pool.probe(.init(names: ["a"]), depth: .headers)[0].name == "a")
  }

  @Test func cancellingEndsTheFileInHand() async throws {
    let pool = try FakeWorkers.pool(
      patience: WorkerPatience(
        start: .seconds(20), headers: .seconds(600), packets: .seconds(600), hash: .seconds(600),
        slowestBytesPerSecond: 1))
    let work = Task { try await pool.probe(.init(names: ["a", "hang", "b"]), depth: .packets) }
    try await Task.sleep(for: .milliseconds(300))
    work.cancel()
    await #expect(throws: GreenroomError(.interrupted, "The work was interrupted.")) { try await work.value }
    #expect(try await pool.probe(.init(names: ["c"]), depth: .headers)[0].name == "c")
  }

  private func failure(of executable: String, start: Duration = .seconds(60)) async -> GreenroomError? {
    do {
      var patience = WorkerPatience.standard
      patience.start = start
      let pool = try WorkerPool(WorkerSettings(executable: executable, count: 1, patience: patience))
      _ = try await pool.probe(.init(names: ["a", "b"]), depth: .headers)
      return nil
    } catch {
      return error as? GreenroomError
    }
  }
}
