package import Foundation
import GRDB
package import GreenroomModel

/// A file that a task brought, where it lies and what was read of it.
package struct TaskFile: Sendable {
  package let role: TaskResult.Role
  package let file: IndexBatch.File

  package init(_ role: TaskResult.Role, _ file: IndexBatch.File) {
    self.role = role
    self.file = file
  }
}

extension Catalog {
  /// Takes a task's files in as generated assets and ends the task, in one transaction: a clip is never
  /// without its lineage.
  ///
  /// - Throws: `conflict` where the task may not end now, `io` where a file could not be read.
  package func finish(
    _ task: TaskKey, with files: [TaskFile], probeVersion: Int, at time: Date
  ) throws -> TaskRecord {
    try write { database in
      let batch = IndexBatch(files: files.map(\.file), scanStarted: time, probeVersion: probeVersion)
      let writer = try BatchWriter(database, batch: batch, now: time)
      var positions: [TaskResult.Role: Int] = [:]
      for result in files {
        let asset = try writer.take(result.file, as: .generated)
        positions[result.role, default: 0] += 1
        try database.run(
          "INSERT OR REPLACE INTO taskResult (task, role, position, asset) VALUES (?, ?, ?, ?)", task.row,
          result.role.rawValue, positions[result.role], asset)
      }
      var change = TaskChange(.done)
      change.progress = 1
      change.clearsError = true
      try Self.apply(change, to: task, at: time, database)
      return try Self.task(task, database)
    }
  }

  /// Takes in a file that was made here of another asset, as an operation: what takes it back puts a new copy into the
  /// trash, where its file and its lineage stay.
  package func keepDerivative(
    _ file: IndexBatch.File, of source: AssetID, recipe: String, probeVersion: Int, at time: Date
  ) throws -> AssetID {
    try perform { database in
      let batch = IndexBatch(files: [file], scanStarted: time, probeVersion: probeVersion)
      let writer = try BatchWriter(database, batch: batch, now: time)
      let asset = try writer.take(file, as: .derived)
      if !writer.newAssets.isEmpty { try Self.takeBack(asset, intoTrashAt: time, database) }
      try database.run(
        """
        INSERT OR IGNORE INTO derivation (asset, source, recipe)
        SELECT ?, pk, ? FROM asset WHERE id = ?
        """, asset, recipe, source.text)
      let text = try String.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM asset WHERE pk = ?"), arguments: [asset])
      guard let id = text.flatMap(AssetID.init) else {
        throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no row for a derivative")
      }
      return id
    } summary: {
      "Made \($0) of \(source)"
    }
  }

  /// Says how the operation under way is undone.
  private static func takeBack(_ asset: AssetKey, intoTrashAt time: Date, _ database: Database) throws {
    try database.run(
      """
      INSERT INTO change (operation, inverse)
      SELECT operation, 'UPDATE asset SET trashedAt = ' || ?1 || ' WHERE pk = ' || ?2 || ' AND trashedAt IS NULL'
      FROM operationUnderWay
      """, time.milliseconds, asset)
  }
}

extension BatchWriter {
  /// Records a file and says where its content came from.
  ///
  /// - Throws: `io` where the file could not be read as media.
  func take(_ file: IndexBatch.File, as origin: AssetOrigin) throws -> AssetKey {
    if case .failure(let problem) = file.outcome {
      throw GreenroomError(.inputOutput, "“\(file.path)” could not be read: \(problem.message)")
    }
    try apply(file)
    guard let asset = try location(at: place(of: file.path))?.asset else {
      throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no asset for a file that was recorded")
    }
    try database.run("UPDATE asset SET origin = ? WHERE pk = ?", origin.rawValue, asset)
    try SearchIndex.note(asset, database)
    return asset
  }
}
