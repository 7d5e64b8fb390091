package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Stores a request with its references in one transaction.
  ///
  /// - Parameter key: What the client that asked for it may ask with again.
  /// - Throws: `conflict` where something was written under the key already.
  package func insert(
    _ request: StoredRequest, under key: WriteKey? = nil, at time: Date
  ) throws -> RequestRecord {
    try write { database in
      let record = RequestRecord(request, at: time)
      try Self.insert(record, database)
      if let key { try Self.remember(.request(record.id), of: key, at: time, database) }
      return record
    }
  }

  static func insert(_ record: RequestRecord, _ database: Database) throws {
    let request = record.request
    try database.run(
      """
      INSERT INTO request
        (id, createdAt, profile, profileRevision, model, mode, verdict, prompt, draft, body, findings)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      record.id.text, record.createdAt.milliseconds, request.profile, request.profileRevision, request.model,
      request.mode.rawValue, request.verdict.rawValue, request.prompt, request.draft, request.body,
      request.findings)
    let row = database.lastInsertedRowID
    for (index, reference) in request.references.enumerated() {
      try insert(reference, position: index + 1, of: row, database)
    }
  }

  package func request(_ id: RequestID) throws -> RequestRecord? {
    try read { try Self.records(where: "id = ?", [id.text], $0).first }
  }

  /// The requests whose ids begin so, newest first.
  package func requests(withPrefix prefix: String) throws -> [RequestRecord] {
    try read { database in
      try Self.records(where: "id >= ? AND id < ?", [prefix, prefix + "~"], database)
    }
  }

  /// The newest requests, and how many there are in all.
  package func requests(limit: Int) throws -> (total: Int, records: [RequestRecord]) {
    try read { database in
      let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM request") ?? 0
      return (total, try Self.records(where: "1", [], limit: limit, database))
    }
  }

  /// The last request that was made with this prompt.
  package func latestRequest(withPrompt prompt: String) throws -> RequestRecord? {
    try read { try Self.records(where: "prompt = ?", [prompt], limit: 1, $0).first }
  }

  // MARK: - Rows

  private static func insert(
    _ reference: StoredRequest.Reference, position: Int, of request: Int64, _ database: Database
  ) throws {
    try database.run(
      """
      INSERT INTO requestReference
        (request, position, role, handle, name, asset, path, url, fingerprint, contentHash)
      SELECT ?, ?, ?, ?, ?, a.pk, ?, ?, a.fingerprint, a.contentHash
      FROM (SELECT 1) LEFT JOIN asset a ON a.id = ?
      """,
      request, position, reference.role.rawValue, reference.handle?.description, reference.name,
      reference.path.map(StoredPath.init), reference.url, reference.asset?.text)
  }

  private static func records(
    where condition: String, _ arguments: StatementArguments, limit: Int = -1, _ database: Database
  ) throws -> [RequestRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM request WHERE \(condition) ORDER BY createdAt DESC, pk DESC LIMIT \(limit)
        """, arguments: arguments)
    return try rows.compactMap { try record($0, database) }
  }

  private static func record(_ row: Row, _ database: Database) throws -> RequestRecord? {
    guard let id = RequestID(try row.at("id") as String), let mode = Mode(rawValue: try row.at("mode")),
      let verdict = Verdict(rawValue: try row.at("verdict"))
    else { return nil }
    let request = try StoredRequest(
      profile: row.at("profile"), profileRevision: row.at("profileRevision"), model: row.at("model"),
      mode: mode,
      verdict: verdict, prompt: row.at("prompt"), draft: row.at("draft"), body: row.at("body"),
      findings: row.at("findings"), references: references(of: row.at("pk"), database))
    return RequestRecord(id: id, createdAt: Date(milliseconds: try row.at("createdAt")), request: request)
  }

  private static func references(
    of request: Int64, _ database: Database
  ) throws -> [StoredRequest.Reference] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT r.role, r.handle, r.name, r.path, r.url, a.id FROM requestReference r
        LEFT JOIN asset a ON a.pk = r.asset WHERE r.request = ? ORDER BY r.position
        """, arguments: [request])
    return try rows.compactMap { row in
      guard let role = Role(rawValue: try row.at("role")) else { return nil }
      return try StoredRequest.Reference(
        role: role, handle: (row.at("handle") as String?).flatMap { Handle($0) }, name: row.at("name"),
        asset: (row.at("id") as String?).flatMap(AssetID.init),
        path: (row.at("path") as StoredPath?)?.mediaPath, url: row.at("url"))
    }
  }
}
