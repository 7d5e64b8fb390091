import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Looks after a library while a server runs: notices what changes, whoever changes it, and follows paid work until
/// its clips are here. On threads of its own.
package final class LibraryWatch: Sendable {
  /// Seconds between two looks at the catalog.
  private static let rest = 0.25
  /// How many of the newest tasks are told of.
  private static let toldTasks = 100
  /// Seconds until tasks are looked for again, and after what kept them from being followed.
  private static let restOfTasks = 1.0
  private static let restOfTrouble = 30.0

  private let end: Cancellation
  private let threads: [BlockingThread]

  /// - Parameters:
  ///   - onChange: Called with the new revision.
  ///   - onTask: Called with each task that is another than before.
  ///   - onRest: Called after each look.
  package init(
    _ library: Library, onChange: @escaping @Sendable (Int64) -> Void,
    onTask: @escaping @Sendable (TaskDocument) -> Void, onRest: @escaping @Sendable () -> Void
  ) throws {
    let end = Cancellation()
    self.end = end
    let revision = try library.revision()
    threads = [
      try BlockingThread {
        Self.lookAtCatalog(library, since: revision, until: end, onChange, onTask, onRest)
      },
      try BlockingThread { Self.followTasks(library, until: end) },
    ]
  }

  /// Returns once nothing is under way.
  package func stop() {
    end.cancel()
    for thread in threads { thread.join() }
  }

  private static func lookAtCatalog(
    _ library: Library, since revision: Int64, until end: Cancellation, _ onChange: (Int64) -> Void,
    _ onTask: (TaskDocument) -> Void, _ onRest: () -> Void
  ) {
    var revision = revision
    var tasks = (try? newestTasks(library)) ?? [:]
    while !end.isCancelled {
      if let current = try? library.revision(), current != revision {
        revision = current
        onChange(current)
        if let now = try? newestTasks(library) {
          for task in now.values where tasks[task.id] != task { onTask(task) }
          tasks = now
        }
      }
      onRest()
      nap(rest, end)
    }
  }

  private static func newestTasks(_ library: Library) throws -> [String: TaskDocument] {
    var filter = TaskFilter()
    filter.limit = toldTasks
    return Dictionary(try library.tasks(filter).tasks.map { ($0.id, $0) }) { first, _ in first }
  }

  private static func followTasks(_ library: Library, until end: Cancellation) {
    while !end.isCancelled {
      do {
        _ = try library.watchTasks([], shouldStop: { end.isCancelled })
        nap(restOfTasks, end)
      } catch {
        // Without a key, or while the catalog cannot be written, nothing can be followed.
        nap(restOfTrouble, end)
      }
    }
  }

  /// - Parameter duration: In seconds.
  private static func nap(_ duration: Double, _ end: Cancellation) {
    let waking = Date().addingTimeInterval(duration)
    while !end.isCancelled, Date() < waking { Thread.sleep(forTimeInterval: min(0.1, duration)) }
  }
}
