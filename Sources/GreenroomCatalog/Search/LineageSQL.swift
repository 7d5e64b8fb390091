import GRDB

/// Clips by what made them.
enum LineageSQL {
  /// - Parameter condition: On tables `task` and `request`.
  static func made(by condition: SQL) -> SQL {
    SQL(
      """
      asset.pk IN (
        SELECT taskResult.asset FROM taskResult JOIN task ON task.pk = taskResult.task
          JOIN request ON request.pk = task.request
        WHERE \(condition))
      """)
  }

  /// Clips of requests that used an asset of that name or id, or something that was made of it here.
  static func made(from source: PatternSQL) -> SQL {
    SQL(
      """
      asset.pk IN (
        WITH source (pk) AS (
          SELECT pk FROM asset WHERE \(source.on(key: "nameKey")) OR \(source.on(key: "id"))),
        used (pk) AS (
          SELECT pk FROM source
          UNION SELECT derivation.asset FROM derivation JOIN source ON derivation.source = source.pk)
        SELECT taskResult.asset FROM requestReference JOIN task ON task.request = requestReference.request
          JOIN taskResult ON taskResult.task = task.pk
        WHERE requestReference.asset IN (SELECT pk FROM used))
      """)
  }
}
