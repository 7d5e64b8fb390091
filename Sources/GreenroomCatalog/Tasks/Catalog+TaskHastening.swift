package import Foundation
import GRDB

extension Catalog {
  /// Has tasks looked at by `time` that would be later. One whose last look failed keeps its pause, which the
  /// gateway may have asked for.
  ///
  /// - Returns: How many are looked at sooner for it.
  @discardableResult
  package func hasten(_ tasks: [TaskKey], by time: Date) throws -> Int {
    guard !tasks.isEmpty else { return 0 }
    return try write { database in
      var count = 0
      for task in tasks {
        try database.run(
          """
          UPDATE task SET nextLookAt = ?
          WHERE pk = ? AND nextLookAt > ? AND failures = 0 AND state IN ('queued', 'processing')
          """, time.milliseconds, task.row, time.milliseconds)
        count += database.changesCount
      }
      return count
    }
  }
}
