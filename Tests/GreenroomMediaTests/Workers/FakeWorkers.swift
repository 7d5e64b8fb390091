import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport

/// Pools of the worker that misbehaves on files of certain names.
enum FakeWorkers {
  static func pool(
    count: Int = 1, patience: WorkerPatience = .short, idleTime: Duration = .seconds(10)
  ) throws -> WorkerPool {
    try WorkerPool(
      WorkerSettings(
        executable: BuiltProducts.path(of: "FakeWorker"), count: count, patience: patience,
        idleTime: idleTime))
  }

  /// The same executable under a name that it acts on as soon as it is started.
  static func executable(named name: String, in folder: TemporaryFolder) throws -> String {
    let link = folder.appending(name)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: BuiltProducts.path(of: "FakeWorker"))
    return link
  }
}

extension WorkerPatience {
  static let short = WorkerPatience(
    start: .seconds(60), headers: .seconds(4), packets: .seconds(60), hash: .seconds(4),
    slowestBytesPerSecond: 1_000)
}

extension ProbeOutcome {
  /// What the fake worker says it read: the file's name.
  var name: String? { try? get().facts.container }

  var problem: FileProblem? {
    guard case .failure(let problem) = self else { return nil }
    return problem
  }
}

extension [MediaPath] {
  init(names: some Sequence<String>) { self = names.map { MediaPath("/nowhere/\($0)") } }
}
