import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Workers may be killed at any time, and a run may be stopped at any time: nothing is lost.
@Suite(.serialized) struct IndexWorkerTests {
  @Test func killedWorkersLoseNoFile() throws {
    // Under a name of its own, so that the workers of other tests are left alone.
    let folder = try TemporaryFolder()
    let name = "victim"
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(name), withDestinationPath: BuiltProducts.mediaWorker)
    let workers = try WorkerPool(WorkerSettings(executable: folder.appending(name), count: 2))
    let world = try IndexWorld(workers: workers)
    let count = 3_000
    for number in 0..<count { try world.write("\(number % 30)/\(number).png", number) }
    let kills = Monitor((count: 0, doneAtLast: 0))
    let request = IndexRequest(paths: [world.mediaPath])
    let document = try Indexer(catalog: world.catalog, workers: workers, library: world.libraryPath)
      .run(
        request,
        observer: { step in
          let isTime = kills.withLock { state in
            guard step.done - state.doneAtLast >= 200 else { return false }
            state.doneAtLast = step.done
            return true
          }
          guard isTime else { return }
          let killed = Self.workers(named: name).count { kill($0, SIGKILL) == 0 }
          kills.withLock { $0.count += killed }
        })
    #expect(kills.withLock { $0.count } > 0)
    // Two kills in a row that hit the same file blame it; then it is tried again in the next run.
    #expect(document.seen == count)
    #expect(document.added + document.failed == count)
    #expect(document.failed < 20)
    let again = try world.index()
    #expect(again.seen == count && again.failed == 0)
    #expect(try world.catalog.presentCount(under: world.mediaPath) == count)
  }

  @Test func aStoppedRunIsGoneOnWith() throws {
    let world = try IndexWorld()
    let count = 2_000
    for number in 0..<count { try world.write("\(number).png", number) }
    let asked = Monitor(0)
    let error = #expect(throws: GreenroomError.self) {
      try world.index(shouldStop: {
        asked.change {
          $0 += 1
          return $0 > 2
        }
      })
    }
    #expect(error?.code == .interrupted)
    let recorded = try world.catalog.presentCount(under: world.mediaPath)
    #expect(recorded < count)
    #expect(try world.catalog.roots().isEmpty)
    let document = try world.index()
    #expect(document.unchanged == recorded)
    #expect(document.added == count - recorded)
  }

  @Test func aMissingWorkerEndsTheRunAtOnce() throws {
    let workers = try WorkerPool(WorkerSettings(executable: "/nowhere/greenroom-media"))
    let world = try IndexWorld(workers: workers)
    for number in 0..<1_000 { try world.write("\(number).png", number) }
    let error = #expect(throws: GreenroomError.self) { try world.index() }
    #expect(error?.code == .installation)
    #expect(try world.catalog.presentCount(under: world.mediaPath) == 0)
  }

  @Test func progressIsTold() throws {
    let world = try IndexWorld()
    for number in 0..<300 { try world.write("\(number).png", number) }
    let told = Monitor([WorkProgress]())
    let request = IndexRequest(paths: [world.mediaPath])
    _ = try Indexer(catalog: world.catalog, workers: IndexWorld.sharedWorkers, library: world.libraryPath)
      .run(request, observer: { step in told.change { $0.append(step) } })
    let steps = told.withLock { $0 }
    #expect(
      steps.last
        == WorkProgress(
          phase: "indexing", done: 300, total: 300, bytesRead: try #require(steps.last).bytesRead))
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.done <= $1.done })
    #expect(try #require(steps.last).bytesRead > 0)
  }

  /// Workers of this process that run under that name.
  private static func workers(named name: String) -> [pid_t] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return tasks.flatMap { task -> [pid_t] in
      let list = try? String(contentsOfFile: "/proc/self/task/\(task)/children", encoding: .utf8)
      return (list ?? "").split(separator: " ").compactMap { pid_t($0) }
    }.filter { (try? String(contentsOfFile: "/proc/\($0)/comm", encoding: .utf8)) == name + "\n" }
  }
}
