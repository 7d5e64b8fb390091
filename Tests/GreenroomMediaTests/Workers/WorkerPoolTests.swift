import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

/// What a worker does to itself costs one file at most.
@Suite struct WorkerPoolTests {
  @Test(arguments: [1, 2, 5])
  func outcomesStandInTheOrderOfThePaths(workers: Int) async throws {
    let names = (0..<3_000).map { "file-\($0)" }
    let outcomes = try await FakeWorkers.pool(count: workers).probe(.init(names: names), depth: .headers)
    #expect(outcomes.map(\.name) == names)
  }

  @Test func nothingToDoStartsNothing() async throws {
    let pool = try WorkerPool(WorkerSettings(executable: "/nowhere", count: 2))
    #expect(try await pool.probe([], depth: .headers).isEmpty)
  }

  /// What libraries write on the way is neither shown nor taken for the reason.
  @Test func theLastWordOfAWorkerIsTheReason() async throws {
    let names = (0..<20).map { "noise-\($0)" } + ["exit"]
    let outcomes = try await FakeWorkers.pool(count: 1).probe(.init(names: names), depth: .headers)
    #expect(outcomes.dropLast().allSatisfy { $0.problem == nil })
    #expect(
      outcomes.last?.problem?.message
        == "It cannot be read: the media worker gave up over it: nothing left to say.")
  }

  @Test(arguments: [
    ("crash", "It cannot be read: the media worker crashed over it (signal 6)."),
    ("kill", "It cannot be read: the media worker was killed over it."),
    ("exit", "It cannot be read: the media worker gave up over it: nothing left to say."),
    ("garbage", "It cannot be read: the media worker gave an answer that makes no sense."),
    ("hang", "It cannot be read: the media worker took longer than 4 seconds over it."),
  ])
  func aWorkerThatEndsCostsTheFileInHand(name: String, message: String) async throws {
    var names = (0..<200).map { "file-\($0)" }
    names.insert(name, at: 77)
    let outcomes = try await FakeWorkers.pool(count: 2).probe(.init(names: names), depth: .headers)
    #expect(outcomes[77].problem == FileProblem(.fileUnreadable, message))
    names.remove(at: 77)
    #expect(outcomes.compactMap(\.name) == names)
  }

  @Test func manyBadFilesCostOnlyThemselves() async throws {
    let names = (0..<120).map { $0 % 10 == 3 ? "crash-\($0)" : "file-\($0)" }
    let outcomes = try await FakeWorkers.pool(count: 2).probe(.init(names: names), depth: .headers)
    for (name, outcome) in zip(names, outcomes) {
      #expect((outcome.problem != nil) == name.hasPrefix("crash"), "\(name)")
    }
  }

  @Test func aWorkerThatOutgrowsItsMemorySaysSo() async throws {
    let pool = try FakeWorkers.pool(
      patience: WorkerPatience(
        start: .seconds(60), headers: .seconds(120), packets: .seconds(120), hash: .seconds(120),
        slowestBytesPerSecond: 1))
    let before = Self.ownPeak
    let outcomes = try await pool.probe(.init(names: ["a", "grow", "b"]), depth: .headers)
    #expect(outcomes.map(\.name) == ["a", nil, "b"])
    let told = "It cannot be read: the media worker used more than 512 MiB over it."
    let crashed = "It cannot be read: the media worker crashed over it (signal 6)."
    // A child counts as being as large as its parent was, so a process of that size cannot tell: other tests in
    // this one may have made it so.
    let expected =
      switch (before, Self.ownPeak) {
      case (_, ..<WorkerMemory.growth): [told]
      case (WorkerMemory.growth..., _): [crashed]
      default: [told, crashed]
      }
    #expect(expected.contains(outcomes[1].problem?.message ?? ""))
  }

  /// Greatest resident memory of this process, in bytes.
  private static var ownPeak: Int64 {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int64(usage.ru_maxrss) * 1_024
  }

  /// Somebody else's kill, or a shortage of memory that has passed, is no fault of the file.
  @Test func aFileIsReadAgainAloneBeforeItIsToBlame() async throws {
    let folder = try TemporaryFolder()
    let paths = ["a", "once", "b"].map { MediaPath(folder.appending($0)) }
    let outcomes = try await FakeWorkers.pool().probe(paths, depth: .headers)
    #expect(outcomes.map(\.name) == ["a", "once", "b"])
    #expect(try folder.names() == ["once.met"])
  }

  @Test func deepProbesAreNotHeldToTheDeadlineOfHeaders() async throws {
    let pool = try FakeWorkers.pool(
      patience: WorkerPatience(
        start: .seconds(20), headers: .milliseconds(50), packets: .seconds(20), hash: .milliseconds(50),
        slowestBytesPerSecond: 1))
    let slow = [MediaPath](names: ["slow"])
    #expect(try await pool.probe(slow, depth: .headers)[0].problem?.code == .fileUnreadable)
    #expect(try await pool.probe(slow, depth: .packets)[0].name == "slow")
  }

  @Test func hashesComeBackInOrder() async throws {
    let outcomes = try await FakeWorkers.pool(count: 2).contentHashes(.init(names: ["a", "crash", "abc"]))
    #expect((try? outcomes[0].get().hash) == ContentHash(high: 10, low: 0))
    #expect((try? outcomes[1].get()) == nil)
    #expect((try? outcomes[2].get().hash) == ContentHash(high: 12, low: 0))
  }

  @Test func aWorkerIsKeptForTheNextFile() async throws {
    // Far longer than the whole suite may take: between the two, this test waits for its turn among all others.
    let pool = try FakeWorkers.pool(patience: .standard, idleTime: .seconds(86_400))
    let first = try await pool.probe(.init(names: ["a"]), depth: .headers)[0].get().stamp.inode
    let second = try await pool.probe(.init(names: ["b"]), depth: .headers)[0].get().stamp.inode
    #expect(first == second)
  }

  @Test func anIdleWorkerIsLetGo() async throws {
    let pool = try FakeWorkers.pool(idleTime: .milliseconds(100))
    let first = try await pool.probe(.init(names: ["a"]), depth: .headers)[0].get().stamp.inode
    for _ in 0..<600 where kill(pid_t(first), 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(kill(pid_t(first), 0) == -1)
    #expect(try await pool.probe(.init(names: ["b"]), depth: .headers)[0].name == "b")
  }

  @Test func aFewFilesStartOneWorkerOnly() async throws {
    let outcomes = try await FakeWorkers.pool(count: 4).probe(
      .init(names: (0..<20).map { "file-\($0)" }), depth: .headers)
    #expect(Set(outcomes.compactMap { try? $0.get().stamp.inode }).count == 1)
  }

  @Test func noWorkerOutlivesItsPool() async throws {
    var pool: WorkerPool? = try FakeWorkers.pool(count: 2)
    let names = (0..<400).map { "file-\($0)" }
    let outcomes = try #require(try await pool?.probe(.init(names: names), depth: .headers))
    pool = nil
    for worker in Set(outcomes.compactMap { try? $0.get().stamp.inode }) {
      #expect(kill(pid_t(worker), 0) == -1)
    }
  }

  @Test func submittedFilesAreAnsweredOnceEach() throws {
    let pool = try FakeWorkers.pool(count: 2)
    let answered = Monitor([String: Int]())
    let names = (0..<2_000).map { $0 % 500 == 7 ? "crash-\($0)" : "file-\($0)" }
    for name in names {
      pool.submit(
        WorkerRequest(.probe(.headers), MediaPath("/nowhere/\(name)")) { _ in
          answered.change { $0[name, default: 0] += 1 }
        })
    }
    let all = answered.wait(timeout: .seconds(30)) { $0.count == names.count ? $0 : nil }
    #expect(all?.values.allSatisfy { $0 == 1 } == true)
  }
}
