import GRDB
import GreenroomModel

// What people say that hangs on no single asset: other words for tags, saved searches, what was done.
extension CatalogImporter {
  func takeAliases(_ object: JSONValue) throws {
    let name = try text("name", object)
    let known = try Tag.find(name, database)
    let tag = try known ?? Tag(id: Tag.make(name, database), name: name)
    for alias in try list("aliases", object) {
      guard let alias = alias.string, !alias.isEmpty else { throw TransferMistake("an alias is no text") }
      if let holder = try Tag.find(alias, database) {
        if holder.id != tag.id {
          tally.tell(
            alias, "“\(alias)” means the tag “\(holder.name)” here, and “\(tag.name)” in the file. It stays.")
        }
        continue
      }
      try database.run(
        "INSERT INTO tagAlias (key, name, tag) VALUES (?, ?, ?)", Folding.key(alias), alias, tag.id)
      tally.aliasesAdded += 1
    }
    if known == nil { try Tag.removeIfIdle(tag, database) }
  }

  /// One of that name that finds something else keeps it; that of the file gets the next free name.
  func takeSearch(_ object: JSONValue) throws {
    let (name, query) = (try text("name", object), try text("query", object))
    var (candidate, number) = (name, 1)
    while let present = try self.query(ofSearch: candidate) {
      if present == query { return }
      number += 1
      candidate = "\(name)-\(number)"
    }
    if candidate != name {
      tally.tell(
        name,
        "The saved search “\(name)” finds something else here and stays; that of the file is “\(candidate)”.")
    }
    try insert(
      "savedSearch", [("name", candidate), ("key", Folding.key(candidate))],
      TransferColumns.search.filter { $0.name != "name" }, of: object)
    tally.searchesAdded += 1
  }

  private func query(ofSearch name: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT query FROM savedSearch WHERE key = ?", arguments: [Folding.key(name)])
  }

  // MARK: - History

  /// An operation is told, and cannot be taken back here.
  func takeOperation(_ object: JSONValue) throws {
    guard object["type"]?.string == "operation" else { return }
    let (number, columns) = (object["number"]?.integer, TransferColumns.operation)
    let known = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM operation WHERE at = ? AND actor = ? AND summary = ?"),
      arguments: StatementArguments(columns.map { try $0.databaseValue(object) }))
    if known == nil {
      try insert("operation", [], columns, of: object)
      tally.operationsAdded += 1
    }
    let row = known ?? database.lastInsertedRowID
    if let number { operations[number] = row }
    if known == nil, let later = object["undoneBy"]?.integer { undone.append((row, later)) }
  }

  func finishHistory() throws {
    for (operation, later) in undone {
      guard let later = operations[later] else { continue }
      try database.run("UPDATE operation SET undoneBy = ? WHERE id = ?", later, operation)
    }
  }
}
