import Foundation
import GRDB
import GreenroomModel

/// Merges the objects of one export; lives as long as its transaction.
final class CatalogImporter {
  let database: Database
  let now: Int64
  var tally = ImportTally()
  /// The assets of the export by their ids there.
  private(set) var assets: [String: (row: Int64, id: String)] = [:]
  private var claimed: Set<Int64> = []
  /// The operations of the export by their numbers there.
  var operations: [Int64: Int64] = [:]
  var undone: [(operation: Int64, later: Int64)] = []
  private var successors: [(asset: Int64, later: String)] = []
  private var nextSerial: Int64

  init(_ database: Database, now: Date) throws {
    self.database = database
    self.now = now.milliseconds
    nextSerial = (try Int64.fetchOne(database, sql: "SELECT max(factsSerial) FROM asset") ?? 0) + 1
  }

  func take(_ object: JSONValue) throws {
    switch object["type"]?.string {
    case "asset": try takeAsset(object)
    case "tag": try takeAliases(object)
    case "search": try takeSearch(object)
    case "set": try takeSet(object)
    case "request": try takeRequest(object)
    case "task": try takeTask(object)
    case "derivation": try takeDerivation(object)
    case "relation": try takeRelation(object)
    // Taken before all else.
    case "operation": break
    case let type: throw TransferMistake(type.map { "“\($0)” is no type" } ?? "it has no type")
    }
  }

  /// What can only be said once all assets are there.
  func finish() throws {
    for (asset, later) in successors {
      guard let later = assets[later] else { continue }
      try database.run(
        "UPDATE asset SET replacedBy = ? WHERE pk = ? AND replacedBy IS NULL AND pk <> ?1", later.row, asset)
    }
  }

  // MARK: - Reading

  func text(_ key: String, _ object: JSONValue) throws -> String {
    guard let text = object[key]?.string, !text.isEmpty else { throw TransferMistake("it has no “\(key)”") }
    return text
  }

  func id(_ object: JSONValue) throws -> String {
    let text = try text("id", object)
    guard AssetID(text) != nil else { throw TransferMistake("“\(text)” is no id") }
    return text
  }

  func list(_ key: String, _ object: JSONValue) throws -> [JSONValue] {
    guard let value = object[key], !value.isNull else { return [] }
    guard let list = value.array else { throw TransferMistake("“\(key)” is \(value.kindInWords)") }
    return list
  }

  /// Inserts a row of these columns, and others whose values are given.
  func insert(
    _ table: String, _ given: [(name: String, value: (any DatabaseValueConvertible)?)],
    _ columns: [TransferColumn], of object: JSONValue
  ) throws {
    let names = given.map(\.name) + columns.map(\.name)
    let values =
      given.map { $0.value?.databaseValue ?? .null } + (try columns.map { try $0.databaseValue(object) })
    let places = names.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))")
    try statement.run(values)
  }

  func exists(_ table: String, id: String) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE id = ?)"), arguments: [id])
      ?? false
  }

  // MARK: - Assets

  private func takeAsset(_ object: JSONValue) throws {
    let id = try id(object)
    if let row = try match(id, object) {
      let own =
        try String.fetchOne(database, sql: "SELECT id FROM asset WHERE pk = ?", arguments: [row]) ?? id
      assets[id] = (row, own)
      claimed.insert(row)
      try merge(object, into: row, id: own)
    } else {
      let own = try exists("asset", id: id) ? freeID() : id
      let row = try add(object, as: own)
      assets[id] = (row, own)
      claimed.insert(row)
      tally.assetsAdded += 1
    }
    if let later = object["replacedBy"]?.string, let asset = assets[id] {
      successors.append((asset.row, later))
    }
  }

  /// The asset here that has this content: hashes decide where both are known, else size and fingerprint do.
  private func match(_ id: String, _ object: JSONValue) throws -> Int64? {
    func value(_ name: String, _ form: TransferColumn.Form) throws -> DatabaseValue {
      try TransferColumn(name, form).databaseValue(object)
    }
    let (bytes, fingerprint) = (try value("bytes", .plain), try value("fingerprint", .hex))
    let (hash, digest) = (try value("contentHash", .hex), try value("sha256", .hex))
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT pk, id, contentHash IS ?3 AND ?3 IS NOT NULL OR sha256 IS ?4 AND ?4 IS NOT NULL AS isProven
          FROM asset
          WHERE bytes = ?1 AND fingerprint = ?2
            AND (contentHash IS NULL OR ?3 IS NULL OR contentHash = ?3)
            AND (sha256 IS NULL OR ?4 IS NULL OR sha256 = ?4)
          ORDER BY pk
          """), arguments: [bytes, fingerprint, hash, digest])
    let free = try rows.filter { !claimed.contains(try $0.at("pk")) }
    let best =
      try free.first { try $0.at("id") == id } ?? free.first { try $0.at("isProven") } ?? free.first
    return try best?.at("pk")
  }

  private func freeID() throws -> String {
    var generator = SystemRandomNumberGenerator()
    while true {
      let id = AssetID(random: generator.next()).text
      if try !exists("asset", id: id) { return id }
    }
  }

  private func add(_ object: JSONValue, as id: String) throws -> Int64 {
    defer { nextSerial += 1 }
    let facts = object["facts"] ?? .object([])
    let factValues = try TransferColumns.facts.map {
      column -> (name: String, value: (any DatabaseValueConvertible)?) in
      let value = try column.databaseValue(facts)
      // The one fact that is always known.
      return (column.name, column.name == "verified" && value.isNull ? false.databaseValue : value)
    }
    try insert(
      "asset", [("id", id), ("factsSerial", nextSerial)] + factValues, TransferColumns.assetContent,
      of: object)
    let row = database.lastInsertedRowID
    try SearchIndex.note(AssetKey(row: row), database)
    try takeWords(object, of: row, id: id)
    let trashedAt = try TransferColumns.trash.databaseValue(object)
    if !trashedAt.isNull { try database.run("UPDATE asset SET trashedAt = ? WHERE pk = ?", trashedAt, row) }
    _ = try takeTags(object, of: row)
    try takeLocations(object, of: row, isNew: true)
    return row
  }

  private func merge(_ object: JSONValue, into row: Int64, id: String) throws {
    var hasChanged = false
    for column in TransferColumns.assetContent where ["contentHash", "sha256"].contains(column.name) {
      try database.run(
        "UPDATE asset SET \(column.name) = ?1 WHERE pk = ?2 AND \(column.name) IS NULL AND ?1 IS NOT NULL",
        try column.databaseValue(object), row)
      hasChanged = database.changesCount > 0 || hasChanged
    }
    hasChanged = try takeWords(object, of: row, id: id) || hasChanged
    try compareTrash(object, with: row, id: id)
    hasChanged = try takeTags(object, of: row) || hasChanged
    hasChanged = try takeLocations(object, of: row) || hasChanged
    if hasChanged { tally.assetsChanged += 1 }
  }

  /// Name, rating and note where there is none yet.
  @discardableResult
  private func takeWords(_ object: JSONValue, of row: Int64, id: String) throws -> Bool {
    var hasChanged = false
    for column in TransferColumns.assetWords {
      let value = try column.databaseValue(object)
      guard !value.isNull else { continue }
      let present =
        try DatabaseValue.fetchOne(
          database, sql: "SELECT \(column.name) FROM asset WHERE pk = ?", arguments: [row]) ?? .null
      guard present != value else { continue }
      guard present.isNull else {
        tally.tell(
          id,
          "The \(column.name) of \(id) stays “\(words(present, column))”; the file says “\(words(value, column))”."
        )
        continue
      }
      if column.name == "name" {
        hasChanged = try takeName(words(value, column), of: row, id: id) || hasChanged
      } else {
        try database.run("UPDATE asset SET \(column.name) = ? WHERE pk = ?", value, row)
        hasChanged = true
      }
    }
    return hasChanged
  }

  private func takeName(_ name: String, of row: Int64, id: String) throws -> Bool {
    let key = Folding.key(name)
    let holder = try String.fetchOne(
      database, sql: "SELECT id FROM asset WHERE nameKey = ?", arguments: [key])
    if let holder {
      tally.tell(id, "The name “@\(name)” of \(id) belongs to \(holder) here, which keeps it.")
      return false
    }
    try database.run("UPDATE asset SET name = ?, nameKey = ? WHERE pk = ?", name, key, row)
    return true
  }

  private func words(_ value: DatabaseValue, _ column: TransferColumn) -> String {
    if let text = String.fromDatabaseValue(value) { return text }
    let number = Int64.fromDatabaseValue(value) ?? 0
    return column.name == "pick" ? (number > 0 ? "picked" : "rejected") : String(number)
  }

  /// Neither is an asset put out of sight that is in use here, nor brought back that is not.
  private func compareTrash(_ object: JSONValue, with row: Int64, id: String) throws {
    let isTrashed = try Bool.fetchOne(
      database, sql: "SELECT trashedAt IS NOT NULL FROM asset WHERE pk = ?", arguments: [row])
    guard try TransferColumns.trash.databaseValue(object).isNull == isTrashed else { return }
    tally.tell(id, "\(id) \(isTrashed == true ? "stays in" : "is not put into") the trash, as it is here.")
  }

  private func takeTags(_ object: JSONValue, of row: Int64) throws -> Bool {
    var hasChanged = false
    for tag in try list("tags", object) {
      guard let name = tag.string, !name.isEmpty else { throw TransferMistake("a tag is \(tag.kindInWords)") }
      let id = try Tag.find(name, database)?.id ?? Tag.make(name, database)
      try database.run("INSERT INTO assetTag (tag, asset) VALUES (?, ?) ON CONFLICT DO NOTHING", id, row)
      hasChanged = database.changesCount > 0 || hasChanged
    }
    return hasChanged
  }

  // MARK: - Locations

  /// A path that is known here keeps what is known of it.
  @discardableResult
  private func takeLocations(_ object: JSONValue, of row: Int64, isNew: Bool = false) throws -> Bool {
    var hasChanged = false
    for location in try list("locations", object) {
      guard let path = try TransferPath.path(location) else {
        throw TransferMistake("a location has no path")
      }
      guard try self.location(at: path) == nil else { continue }
      try database.run("INSERT INTO folder (path) VALUES (?) ON CONFLICT DO NOTHING", StoredPath(path.folder))
      let folder = try Int64.fetchOne(
        database, sql: "SELECT id FROM folder WHERE path = ?", arguments: [StoredPath(path.folder)])
      try insert(
        "location", [("folder", folder), ("name", StoredPath(path.fileName)), ("asset", row)],
        TransferColumns.location, of: location)
      tally.locationsAdded += 1
      hasChanged = true
      // Shown is the path that was, where nothing was before.
      let isShown = isNew && location["isShown"]?.bool == true
      try database.run(
        "UPDATE asset SET location = ? WHERE pk = ? AND (location IS NULL OR ?)", database.lastInsertedRowID,
        row,
        isShown)
      try SearchIndex.note(AssetKey(row: row), database)
    }
    return hasChanged
  }

  func location(at path: MediaPath) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT location.id FROM location JOIN folder ON folder.id = folder WHERE folder.path = ? AND name = ?
          """), arguments: [StoredPath(path.folder), StoredPath(path.fileName)])
  }
}
