import GRDB
package import GreenroomModel

extension Catalog {
  /// An asset as the checks see it.
  package struct Judged: Sendable {
    package let id: AssetID
    package let kind: MediaKind
    package let bytes: Int64
    package let facts: MediaFacts
    package let path: MediaPath?
  }

  /// Sees to it that every asset has a verdict for each of `models`, so that `fits:` is a look-up. Only
  /// assets that are new or whose facts changed since the last time are judged.
  ///
  /// - Parameters:
  ///   - profile: The profile's id.
  ///   - revision: Verdicts of another revision are thrown away.
  ///   - judge: The verdict of the checks on one asset by itself. It must depend on nothing else.
  package func judgeFits(
    profile: String, revision: String, models: [String],
    _ judge: (Judged, _ model: String) throws -> Verdict
  ) throws {
    for model in models {
      var progress = try progress(profile, revision, model)
      while true {
        let assets = try unjudged(after: progress.judgedUpTo)
        guard let last = assets.last else { break }
        let verdicts = try assets.map { ($0.key, try judge($0.judged, model)) }
        try record(verdicts, of: progress.row, upTo: last.serial)
        progress.judgedUpTo = last.serial
      }
    }
  }

  /// Assets a transaction, so that other processes get their turn.
  private static let batchSize = 5_000

  private struct Progress {
    let row: Int64
    var judgedUpTo: Int64
  }

  private func progress(_ profile: String, _ revision: String, _ model: String) throws -> Progress {
    func stored(_ database: Database) throws -> Progress? {
      try Row.fetchOne(
        database,
        sql: "SELECT id, judgedUpTo FROM fitModel WHERE profile = ? AND profileRevision = ? AND model = ?",
        arguments: [profile, revision, model]
      ).map { Progress(row: try $0.at(0), judgedUpTo: try $0.at(1)) }
    }
    if let progress = try read(stored) { return progress }
    return try write { database in
      if let progress = try stored(database) { return progress }
      try database.run("DELETE FROM fitModel WHERE profile = ? AND profileRevision <> ?", profile, revision)
      try database.run(
        "INSERT INTO fitModel (profile, profileRevision, model, judgedUpTo) VALUES (?, ?, ?, 0)", profile,
        revision, model)
      return Progress(row: database.lastInsertedRowID, judgedUpTo: 0)
    }
  }

  private func unjudged(after serial: Int64) throws -> [(key: AssetKey, serial: Int64, judged: Judged)] {
    try read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT pk, factsSerial FROM asset WHERE factsSerial > ? ORDER BY factsSerial LIMIT ?"),
        arguments: [serial, Self.batchSize])
      return try rows.compactMap { row in
        let key = AssetKey(row: try row.at(0))
        return try AssetRow.fetchOne(database, where: "asset.pk = ?", [key]).map { record in
          let judged = Judged(
            id: record.id, kind: record.kind, bytes: record.bytes, facts: record.facts, path: record.path)
          return (key, try row.at(1), judged)
        }
      }
    }
  }

  private func record(_ verdicts: [(AssetKey, Verdict)], of model: Int64, upTo serial: Int64) throws {
    try write { database in
      for (asset, verdict) in verdicts {
        try database.run(
          """
          INSERT INTO assetFit (fitModel, asset, verdict) SELECT id, ?2, ?3 FROM fitModel WHERE id = ?1
          ON CONFLICT DO UPDATE SET verdict = excluded.verdict
          """, model, asset, verdict.rawValue)
      }
      try database.run("UPDATE fitModel SET judgedUpTo = ? WHERE id = ?", serial, model)
    }
  }
}
