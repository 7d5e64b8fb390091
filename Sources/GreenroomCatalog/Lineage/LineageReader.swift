import Foundation
import GRDB
import GreenroomModel

/// Follows lineage one way through a catalog. What was told once is named and not told again, so that a circle
/// ends and a graph does not become an endless tree.
struct LineageReader {
  /// More than anybody reads, and what an answer may take to put together.
  private static let most = 1_000
  /// A chain of clips that goes on for longer is not nested any further.
  private static let deepest = 64

  /// The asset that is asked for, and the duplicates that it stands for.
  private static let same = """
    IN (SELECT ?1 UNION ALL SELECT asset FROM assetRelation WHERE other = ?1 AND kind = 'duplicate')
    """

  private let database: Database
  private var told: Set<AssetKey> = []
  private var depth = 0

  init(_ database: Database) { self.database = database }

  func key(of id: AssetID) throws -> AssetKey? {
    try AssetKey.fetchOne(
      database.cachedStatement(sql: "SELECT pk FROM asset WHERE id = ?"), arguments: [id.text])
  }

  /// With generations and sources.
  mutating func ancestry(of key: AssetKey) throws -> Lineage? {
    try lineage(of: key) { reader, lineage in
      lineage.generations = try reader.generations(of: key)
      lineage.sources = try reader.sources(of: key)
    }
  }

  /// With uses and derivatives.
  mutating func descent(of key: AssetKey) throws -> Lineage? {
    try lineage(of: key) { reader, lineage in
      lineage.uses = try reader.uses(of: key)
      lineage.derivatives = try reader.derivatives(of: key)
    }
  }

  private mutating func lineage(
    of key: AssetKey, _ tell: (inout LineageReader, inout Lineage) throws -> Void
  ) throws -> Lineage? {
    guard let record = try AssetRow.fetchOne(database, where: "asset.pk = ?", [key]) else { return nil }
    var lineage = Lineage(
      Lineage.Asset(
        id: record.id, kind: record.kind, origin: record.origin, name: record.name, path: record.path))
    guard told.count < Self.most, depth < Self.deepest, told.insert(key).inserted else {
      lineage.isCutShort = true
      return lineage
    }
    depth += 1
    defer { depth -= 1 }
    try tell(&self, &lineage)
    return lineage
  }

  // MARK: - Backwards

  private mutating func sources(of key: AssetKey) throws -> [Lineage.Source] {
    try links(
      "SELECT recipe, source FROM derivation WHERE asset \(Self.same) ORDER BY source, recipe", key
    )
    .compactMap { recipe, source in
      try ancestry(of: source).map { Lineage.Source(recipe: recipe, lineage: $0) }
    }
  }

  private mutating func generations(of key: AssetKey) throws -> [Lineage.Generation] {
    try rows(
      """
      SELECT task.pk, taskResult.role, request.pk FROM taskResult
        JOIN task ON task.pk = taskResult.task JOIN request ON request.pk = task.request
      WHERE taskResult.asset \(Self.same) ORDER BY task.pk
      """, key
    ).map { row in
      let task = try Catalog.task(TaskKey(row: row.at(0)), database)
      let isLastFrame = try row.at(1) == TaskResult.Role.lastFrame.rawValue
      return try generation(by: task, isLastFrame: isLastFrame, request: row.at(2))
    }
  }

  private mutating func generation(
    by task: TaskRecord, isLastFrame: Bool, request: Int64
  ) throws -> Lineage.Generation {
    let row = try rows("SELECT profile, profileRevision, body FROM request WHERE pk = ?", request).first
    guard let row else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a task has no request") }
    let body = try? JSONValue(parsing: String(decoding: try row.at(2) as Data, as: UTF8.self))
    return try Lineage.Generation(
      task: task.id, gatewayID: task.gatewayID, state: task.state, isAdopted: task.isAdopted,
      isLastFrame: isLastFrame, request: task.request, profile: row.at(0), profileRevision: row.at(1),
      model: task.model, prompt: task.prompt, seed: body?["seed"],
      cost: task.cost.flatMap { try? JSONValue(parsing: $0) }, completedAt: task.completedAt ?? task.endedAt,
      references: references(of: request), objects: objects(of: task.key))
  }

  private mutating func references(of request: Int64) throws -> [Lineage.Reference] {
    try rows(
      "SELECT role, handle, name, asset, url FROM requestReference WHERE request = ? ORDER BY position",
      request
    ).compactMap { row in
      guard let role = Role(rawValue: try row.at(0)) else { return nil }
      let asset = try row.at(3) as AssetKey?
      return try Lineage.Reference(
        role: role, handle: (row.at(1) as String?).flatMap { Handle($0) }, name: row.at(2),
        lineage: asset.flatMap { try ancestry(of: $0) }, url: asset == nil ? row.at(4) : nil)
    }
  }

  private func objects(of task: TaskKey) throws -> [Lineage.StagedObject] {
    try rows("SELECT backend, key, sha256 FROM taskObject WHERE task = ? ORDER BY position", task.row).map {
      Lineage.StagedObject(
        backend: try $0.at(0), key: try $0.at(1), sha256: (try $0.at(2) as Data).hexadecimal)
    }
  }

  // MARK: - Forwards

  private mutating func derivatives(of key: AssetKey) throws -> [Lineage.Derivative] {
    let frames = try links(
      """
      SELECT DISTINCT '\(Lineage.lastFrame)', frame.asset FROM taskResult clip
        JOIN taskResult frame ON frame.task = clip.task AND frame.role = 'lastFrame'
      WHERE clip.asset \(Self.same) AND clip.role = 'clip' ORDER BY frame.asset
      """, key)
    let made = try links(
      "SELECT recipe, asset FROM derivation WHERE source \(Self.same) ORDER BY asset, recipe", key)
    return try (frames + made).compactMap { recipe, asset in
      try descent(of: asset).map { Lineage.Derivative(recipe: recipe, lineage: $0) }
    }
  }

  private mutating func uses(of key: AssetKey) throws -> [Lineage.Use] {
    try rows(
      """
      SELECT request.pk, request.id, model, role, handle, prompt, createdAt
      FROM requestReference JOIN request ON request.pk = requestReference.request
      WHERE asset \(Self.same) ORDER BY createdAt, request.pk, position
      """, key
    ).compactMap { row in
      guard let id = RequestID(try row.at(1) as String), let role = Role(rawValue: try row.at(3)) else {
        return nil
      }
      return try Lineage.Use(
        request: id, model: row.at(2), role: role, handle: (row.at(4) as String?).flatMap { Handle($0) },
        prompt: row.at(5), createdAt: Date(milliseconds: row.at(6)), clips: clips(of: row.at(0)))
    }
  }

  private mutating func clips(of request: Int64) throws -> [Lineage] {
    try rows(
      """
      SELECT DISTINCT taskResult.asset FROM task JOIN taskResult ON taskResult.task = task.pk
      WHERE task.request = ? AND taskResult.role = 'clip' ORDER BY task.pk, position
      """, request
    ).compactMap { try descent(of: try $0.at(0)) }
  }

  // MARK: - Rows

  private func rows(_ sql: String, _ key: some DatabaseValueConvertible) throws -> [Row] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key])
  }

  private func links(_ sql: String, _ key: AssetKey) throws -> [(String, AssetKey)] {
    try rows(sql, key).map { (try $0.at(0), try $0.at(1)) }
  }
}
