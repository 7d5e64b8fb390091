import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Tells everything that a person would miss, one object a line, in an order that depends on nothing but the
  /// content: assets, tags that have aliases, saved searches, sets, requests, tasks, derivations, what was said of duplicates, the
  /// history. One state of the catalog, whatever is written meanwhile.
  ///
  /// What can be had again is left out: roots, files without facts, the ledger, verdicts, what assets look like. So is
  /// how to take an operation back, which means something to this catalog alone.
  ///
  /// - Parameter chosen: Only these assets, and what refers to no other; nil for all.
  package func export(only chosen: Set<AssetID>? = nil, _ write: (JSONValue) throws -> Void) throws {
    try read { database in
      let exporter = CatalogExporter(database: database, chosen: chosen.map { Set($0.map(\.text)) })
      try exporter.assets(write)
      if chosen == nil {
        try exporter.tags(write)
        try exporter.searches(write)
      }
      try exporter.sets(write)
      try exporter.requests(write)
      try exporter.tasks(write)
      try exporter.derivations(write)
      try exporter.relations(write)
      if chosen == nil { try exporter.operations(write) }
    }
  }
}

private struct CatalogExporter {
  let database: Database
  let chosen: Set<String>?

  private typealias Member = JSONValue.Member

  func assets(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT asset.*, (SELECT id FROM asset later WHERE later.pk = asset.replacedBy) AS later
        FROM asset ORDER BY id
        """)
    while let row = try rows.next() {
      let id: String = try row.at("id")
      guard isChosen([id]) else { continue }
      var members: [Member] = [.init("type", "asset"), .init("id", .string(id))]
      members += try TransferColumn.members(TransferColumns.assetContent, of: row)
      members += try TransferColumn.members(TransferColumns.assetWords + [TransferColumns.trash], of: row)
      let tags = try String.fetchAll(
        database.cachedStatement(
          sql: "SELECT name FROM assetTag JOIN tag ON tag.id = tag WHERE asset = ? ORDER BY key"),
        arguments: [row.at("pk") as Int64])
      if !tags.isEmpty { members.append(.init("tags", .array(tags.map(JSONValue.string)))) }
      if let later: String = try row.at("later") { members.append(.init("replacedBy", .string(later))) }
      members.append(.init("facts", .object(try TransferColumn.members(TransferColumns.facts, of: row))))
      let locations = try locations(of: row)
      if !locations.isEmpty { members.append(.init("locations", .array(locations))) }
      try write(.object(members))
    }
  }

  private func locations(of asset: Row) throws -> [JSONValue] {
    let shown: Int64? = try asset.at("location")
    return try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT location.*, folder.path AS folderPath FROM location JOIN folder ON folder.id = folder
          WHERE asset = ? ORDER BY folder.path, location.name
          """), arguments: [asset.at("pk") as Int64]
    ).map { row in
      let path = (try row.at("folderPath") as StoredPath).mediaPath.appending(
        (try row.at("name") as StoredPath).bytes)
      var members: [Member] = [.init("path", TransferPath.json(path))]
      members += try TransferColumn.members(TransferColumns.location, of: row)
      if try row.at("id") == shown { members.append(.init("isShown", true)) }
      return .object(members)
    }
  }

  /// A tag without an alias stands with the assets that bear it, and no other is left.
  func tags(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, name FROM tag WHERE id IN (SELECT tag FROM tagAlias) ORDER BY key")
    for row in rows {
      let aliases = try String.fetchAll(
        database, sql: "SELECT name FROM tagAlias WHERE tag = ? ORDER BY key",
        arguments: [row.at("id") as Int64])
      try write(
        .object([
          .init("type", "tag"), .init("name", .string(row.at("name"))),
          .init("aliases", .array(aliases.map(JSONValue.string))),
        ]))
    }
  }

  func searches(_ write: (JSONValue) throws -> Void) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM savedSearch ORDER BY key") {
      try write(.object([.init("type", "search")] + TransferColumn.members(TransferColumns.search, of: row)))
    }
  }

  func operations(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM operation ORDER BY id")
    while let row = try rows.next() {
      var members: [Member] = [.init("type", "operation"), .init("number", .integer(try row.at("id")))]
      members += try TransferColumn.members(TransferColumns.operation, of: row)
      if let later: Int64 = try row.at("undoneBy") { members.append(.init("undoneBy", .integer(later))) }
      try write(.object(members))
    }
  }

  func sets(_ write: (JSONValue) throws -> Void) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM referenceSet ORDER BY key") {
      let members = try Row.fetchAll(
        database,
        sql: """
          SELECT asset.id, setMember.name, folder.path AS folderPath, location.name AS fileName FROM setMember
            JOIN asset ON asset.pk = setMember.asset
            LEFT JOIN location ON location.id = setMember.location LEFT JOIN folder ON folder.id = location.folder
          WHERE referenceSet = ? ORDER BY position
          """, arguments: [row.at("id") as Int64])
      guard isChosen(try members.map { try $0.at("id") }) else { continue }
      var object: [Member] =
        [.init("type", "set")] + (try TransferColumn.members(TransferColumns.set, of: row))
      object.append(.init("members", .array(try members.map(Self.member))))
      let slots = try list(
        "SELECT * FROM setSlot WHERE referenceSet = ? ORDER BY position", row.at("id"), TransferColumns.slot)
      if !slots.isEmpty { object.append(.init("slots", .array(slots))) }
      try write(.object(object))
    }
  }

  private static func member(_ row: Row) throws -> JSONValue {
    var members: [Member] = [.init("asset", .string(try row.at("id")))]
    members += try TransferColumn.members([.init("name")], of: row)
    if let folder: StoredPath = try row.at("folderPath"), let file: StoredPath = try row.at("fileName") {
      members.append(.init("path", TransferPath.json(folder.mediaPath.appending(file.bytes))))
    }
    return .object(members)
  }

  func requests(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM request ORDER BY id")
    while let row = try rows.next() {
      let references = try references(of: row.at("pk"))
      guard isChosen(references.compactMap { $0["asset"]?.string }) else { continue }
      let id: String = try row.at("id")
      var members: [Member] = [.init("type", "request"), .init("id", .string(id))]
      members += try TransferColumn.members(TransferColumns.request, of: row)
      members.append(.init("references", .array(references)))
      try write(.object(members))
    }
  }

  private func references(of request: Int64) throws -> [JSONValue] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT r.*, asset.id AS assetID FROM requestReference r LEFT JOIN asset ON asset.pk = r.asset
          WHERE request = ? ORDER BY position
          """), arguments: [request]
    ).map { row in
      let asset = (try row.at("assetID") as String?).map { [Member("asset", .string($0))] } ?? []
      return .object(asset + (try TransferColumn.members(TransferColumns.reference, of: row)))
    }
  }

  func tasks(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT task.*, request.id AS requestID FROM task JOIN request ON request.pk = task.request ORDER BY task.id
        """)
    while let row = try rows.next() {
      let pk: Int64 = try row.at("pk")
      let results = try list(
        "SELECT role, position, asset.id AS asset FROM taskResult r JOIN asset ON asset.pk = r.asset WHERE task = ? ORDER BY role, position",
        pk, [.init("asset")] + TransferColumns.result)
      let references = try references(of: row.at("request")).compactMap { $0["asset"]?.string }
      guard isChosen(references + results.compactMap { $0["asset"]?.string }) else { continue }
      let (id, request): (String, String) = (try row.at("id"), try row.at("requestID"))
      var members: [Member] = [
        .init("type", "task"), .init("id", .string(id)), .init("request", .string(request)),
      ]
      members += try TransferColumn.members(TransferColumns.task, of: row)
      members.append(
        .init(
          "events",
          .array(try list("SELECT * FROM taskEvent WHERE task = ? ORDER BY id", pk, TransferColumns.event))))
      members.append(
        .init(
          "objects",
          .array(
            try list("SELECT * FROM taskObject WHERE task = ? ORDER BY position", pk, TransferColumns.object))
        ))
      members.append(.init("results", .array(results)))
      try write(.object(members))
    }
  }

  private func list(_ sql: String, _ owner: Int64, _ columns: [TransferColumn]) throws -> [JSONValue] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [owner]).map {
      .object(try TransferColumn.members(columns, of: $0))
    }
  }

  func derivations(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT made.id AS asset, source.id AS source, recipe FROM derivation
          JOIN asset made ON made.pk = derivation.asset JOIN asset source ON source.pk = derivation.source
        ORDER BY made.id, source.id, recipe
        """)
    while let row = try rows.next() {
      let members = try TransferColumn.members([.init("asset"), .init("source"), .init("recipe")], of: row)
      guard isChosen(members.prefix(2).compactMap(\.value.string)) else { continue }
      try write(.object([.init("type", "derivation")] + members))
    }
  }

  /// Alternates are told in the order of their ids.
  func relations(_ write: (JSONValue) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT iif(isTurned, second, first) AS asset, iif(isTurned, first, second) AS other, kind FROM (
          SELECT one.id AS first, two.id AS second, relation.kind,
            relation.kind = 'alternate' AND one.id > two.id AS isTurned
          FROM assetRelation relation JOIN asset one ON one.pk = asset JOIN asset two ON two.pk = other)
        ORDER BY 1, 2
        """)
    while let row = try rows.next() {
      let members = try TransferColumn.members([.init("asset"), .init("other"), .init("kind")], of: row)
      guard isChosen(members.prefix(2).compactMap(\.value.string)) else { continue }
      try write(.object([.init("type", "relation")] + members))
    }
  }

  private func isChosen(_ assets: [String]) -> Bool { chosen?.isSuperset(of: assets) ?? true }
}

/// Paths of an export: text, or `{"base64": …}` where the bytes are none.
enum TransferPath {
  static func json(_ path: MediaPath) -> JSONValue {
    path.isUTF8
      ? .string(path.text) : .object([.init("base64", .string(Data(path.bytes).base64EncodedString()))])
  }

  /// - Throws: ``TransferMistake``.
  static func path(_ object: JSONValue) throws -> MediaPath? {
    let value = try TransferColumn("path", .path).databaseValue(object)
    return StoredPath.fromDatabaseValue(value).map(\.mediaPath)
  }
}
