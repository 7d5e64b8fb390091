package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Writes rows of the ledger, in place of those for the same object.
  package func record(_ objects: [StagedObject]) throws {
    guard !objects.isEmpty else { return }
    try write { database in
      for object in objects { try Self.upsert(object, database) }
    }
  }

  /// Writes down when an object was last proven; nil where it is not what it should be. The rest of its row
  /// stays as another process may have written it meanwhile.
  package func setVerified(_ time: Date?, of key: ObjectKey, in backend: String) throws {
    try write { database in
      try database.run(
        "UPDATE stagedObject SET verifiedAt = ? WHERE backend = ? AND key = ?", time?.milliseconds, backend,
        key.text)
    }
  }

  /// Writes down URLs that were given out for objects that are there. An earlier one that lasts longer counts
  /// on, and the rest of the rows stays as another process may have written it meanwhile.
  package func recordURLs(of objects: [StagedObject]) throws {
    guard !objects.isEmpty else { return }
    try write { database in
      for object in objects {
        try database.run(
          """
          UPDATE stagedObject SET url = ?, requestedExpiry = max(requestedExpiry, ?),
            effectiveExpiry = max(effectiveExpiry, ?) WHERE backend = ? AND key = ?
          """, object.url, object.requestedExpiry?.milliseconds, object.effectiveExpiry?.milliseconds,
          object.backend, object.key.text)
      }
    }
  }

  /// What the ledger says of this content in this store.
  package func stagedObject(_ content: SHA256Digest, in backend: String) throws -> StagedObject? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT \(Self.columns) FROM stagedObject WHERE sha256 = ? AND backend = ?
            ORDER BY effectiveExpiry IS NULL DESC, effectiveExpiry DESC LIMIT 1
            """), arguments: [content, backend]
      ).map(Self.object)
    }
  }

  /// What the ledger says of these contents in this store, in one read.
  package func stagedObjects(
    _ contents: [SHA256Digest], in backend: String
  ) throws -> [SHA256Digest: StagedObject] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT \(Self.columns) FROM stagedObject WHERE sha256 = ? AND backend = ?
          ORDER BY effectiveExpiry IS NULL DESC, effectiveExpiry DESC LIMIT 1
          """)
      var found: [SHA256Digest: StagedObject] = [:]
      for content in contents {
        found[content] = try Row.fetchOne(statement, arguments: [content, backend]).map(Self.object)
      }
      return found
    }
  }

  /// The whole ledger, or what it says of one store, the newest first.
  ///
  /// - Parameter since: Requests from then on count as using what they refer to.
  package func ledger(of backend: String? = nil, usedSince since: Date = .distantFuture) throws
    -> [LedgerEntry]
  {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(Self.columns) FROM stagedObject WHERE ? IS NULL OR backend = ?
          ORDER BY uploadedAt DESC, id DESC
          """, arguments: [backend, backend])
      return try rows.map { row in
        let object = try Self.object(row)
        return try LedgerEntry(
          object: object, assets: Self.assets(of: object.content, database),
          sets: Self.sets(holding: object.content, database),
          isInRequest: Self.isUsed(object.content, since: since, database))
      }
    }
  }

  /// Takes a row out of the ledger, once its object is gone.
  package func forget(_ key: ObjectKey, in backend: String) throws {
    try write { database in
      try database.run("DELETE FROM stagedObject WHERE backend = ? AND key = ?", backend, key.text)
    }
  }

  // MARK: - Rows

  private static let columns = """
    backend, key, sha256, bytes, contentType, url, requestedExpiry, effectiveExpiry, uploadedAt, verifiedAt
    """

  private static func upsert(_ object: StagedObject, _ database: Database) throws {
    try database.run(
      """
      INSERT INTO stagedObject (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (backend, key) DO UPDATE SET
        sha256 = excluded.sha256, bytes = excluded.bytes, contentType = excluded.contentType,
        url = excluded.url,
        -- An earlier URL that lasts longer is still out there. max is null where one never ends.
        requestedExpiry = max(requestedExpiry, excluded.requestedExpiry),
        effectiveExpiry = max(effectiveExpiry, excluded.effectiveExpiry), uploadedAt = excluded.uploadedAt,
        verifiedAt = excluded.verifiedAt
      """,
      object.backend, object.key.text, object.content, object.byteCount, object.contentType, object.url,
      object.requestedExpiry?.milliseconds, object.effectiveExpiry?.milliseconds,
      object.uploadedAt.milliseconds, object.verifiedAt?.milliseconds)
  }

  private static func object(_ row: Row) throws -> StagedObject {
    try StagedObject(
      backend: row.at(0), key: ObjectKey(stored: row.at(1)), content: row.at(2), byteCount: row.at(3),
      contentType: row.at(4), url: row.at(5), requestedExpiry: time(row.at(6)),
      effectiveExpiry: time(row.at(7)), uploadedAt: Date(milliseconds: row.at(8)),
      verifiedAt: time(row.at(9)))
  }

  private static func time(_ milliseconds: Int64?) -> Date? { milliseconds.map(Date.init(milliseconds:)) }

  private static func assets(of content: SHA256Digest, _ database: Database) throws -> [AssetID] {
    try String.fetchAll(
      database.cachedStatement(sql: "SELECT id FROM asset WHERE sha256 = ? ORDER BY id"),
      arguments: [content]
    ).compactMap(AssetID.init)
  }

  private static func isUsed(
    _ content: SHA256Digest, since: Date, _ database: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM asset JOIN requestReference r ON r.asset = asset.pk
            JOIN request ON request.pk = r.request
            WHERE asset.sha256 = ? AND (request.createdAt >= ? OR EXISTS (
              SELECT 1 FROM task WHERE task.request = request.pk
                AND task.state IN (\(stateList { !$0.isOver })))))
          """), arguments: [content, since.milliseconds]) ?? false
  }

  private static func sets(holding content: SHA256Digest, _ database: Database) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT DISTINCT referenceSet.name FROM asset JOIN setMember ON setMember.asset = asset.pk
            JOIN referenceSet ON referenceSet.id = setMember.referenceSet
          WHERE asset.sha256 = ? ORDER BY referenceSet.key
          """), arguments: [content])
  }
}
