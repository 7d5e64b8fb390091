import Foundation
import GRDB
package import GreenroomModel

// The type is our own; what it does for sets stands here by itself, as for every noun.
extension Catalog {
  /// All sets in alphabetical order.
  package func sets() throws -> [SetSummary] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT s.name, a.kind, count(a.pk) AS n FROM referenceSet s
          LEFT JOIN setMember m ON m.referenceSet = s.id LEFT JOIN asset a ON a.pk = m.asset
          GROUP BY s.id, a.kind ORDER BY s.key
          """)
      var summaries: [SetSummary] = []
      for row in rows {
        let name: String = try row.at("name")
        var counts = summaries.last?.name == name ? summaries.removeLast().counts : [:]
        if let kind = (try row.at("kind") as String?).flatMap(MediaKind.init(rawValue:)) {
          counts[kind] = try row.at("n")
        }
        summaries.append(SetSummary(name: name, counts: counts))
      }
      return summaries
    }
  }

  /// The members of a set in order; nil where there is no such set.
  package func members(ofSet name: String) throws -> ReferenceSet? {
    try read { database in
      try Self.setRow(name, database).map { try Self.members(of: $0.id, database) }
    }
  }

  /// The set's name as it was given when it was made, since names are found without regard to case.
  package func nameOfSet(_ name: String) throws -> String? {
    try read { try Self.setRow(name, $0)?.name }
  }

  /// - Throws: `conflict` where there is one of that name.
  package func createSet(_ name: String) throws {
    try perform { database in
      guard try Self.setRow(name, database) == nil else {
        throw GreenroomError(
          .conflict, "There is a reference set “\(name)” already.",
          hint: "`greenroom set show \(name)` shows it; `greenroom set add \(name) …` adds to it.")
      }
      _ = try Self.insertSet(name, database)
    } summary: {
      "Made the set “\(name)”"
    }
  }

  /// Its members stay in the catalog. False where there was none of that name.
  package func deleteSet(_ name: String) throws -> Bool {
    try perform { database in
      try database.run("DELETE FROM referenceSet WHERE key = ?", Folding.key(name))
      return database.changesCount == 1
    } summary: { _ in
      "Deleted the set “\(name)”"
    }
  }

  /// Changes a set in one transaction; what `change` throws leaves it as it was.
  ///
  /// - Parameter creating: Makes the set where there is none.
  /// - Throws: `not_found` where there is none and none is to be made.
  @discardableResult
  package func changeSet(
    _ name: String, creating: Bool = false, _ change: (inout ReferenceSet) throws -> Void
  ) throws -> ReferenceSet {
    try perform { database in
      var row = try Self.setRow(name, database)
      if row == nil, creating { row = (try Self.insertSet(name, database), name) }
      guard let row else { throw Self.noSet(name) }
      let before = try Self.members(of: row.id, database)
      var members = before
      try change(&members)
      if members.members != before.members { try Self.replaceMembers(of: row.id, with: members, database) }
      if members.slots != before.slots { try Self.replaceSlots(of: row.id, with: members.slots, database) }
      return members
    } summary: {
      let references = $0.members.count == 1 ? "1 reference" : "\($0.members.count) references"
      let slots = $0.slots.count == 1 ? "1 slot" : "\($0.slots.count) slots"
      return "Changed the set “\(name)” (\($0.slots.isEmpty ? references : "\(references), \(slots)"))"
    }
  }

  package static func noSet(_ name: String) -> GreenroomError {
    GreenroomError(
      .notFound, "There is no reference set “\(name)”.",
      hint: "`greenroom set list` shows those there are; `greenroom set create \(name)` makes it.")
  }

  // MARK: - Rows

  private static func setRow(_ name: String, _ database: Database) throws -> (id: Int64, name: String)? {
    try Row.fetchOne(
      database, sql: "SELECT id, name FROM referenceSet WHERE key = ?", arguments: [Folding.key(name)]
    ).map { (try $0.at("id"), try $0.at("name")) }
  }

  @discardableResult
  private static func insertSet(_ name: String, _ database: Database) throws -> Int64 {
    try database.run(
      "INSERT INTO referenceSet (name, key, createdAt) VALUES (?, ?, ?)", name, Folding.key(name),
      Date().milliseconds)
    return database.lastInsertedRowID
  }

  private static func members(of set: Int64, _ database: Database) throws -> ReferenceSet {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT a.id, a.kind, m.name, f.path AS folder, l.name AS file FROM setMember m
        JOIN asset a ON a.pk = m.asset
        LEFT JOIN location l ON l.id = m.location LEFT JOIN folder f ON f.id = l.folder
        WHERE m.referenceSet = ? ORDER BY m.position
        """, arguments: [set])
    var members = try ReferenceSet(
      rows.compactMap { row in
        guard let id = AssetID(try row.at("id") as String), let kind = MediaKind(rawValue: try row.at("kind"))
        else {
          return nil
        }
        let folder: StoredPath? = try row.at("folder")
        let file: StoredPath? = try row.at("file")
        return try ReferenceSet.Member(
          asset: id, kind: kind, name: row.at("name"),
          path: folder.flatMap { folder in file.map { folder.mediaPath.appending($0.bytes) } })
      })
    for slot in try slots(of: set, database) { members.put(slot) }
    return members
  }

  private static func slots(of set: Int64, _ database: Database) throws -> [ReferenceSet.Slot] {
    try Row.fetchAll(
      database, sql: "SELECT name, kind, isRequired FROM setSlot WHERE referenceSet = ? ORDER BY position",
      arguments: [set]
    ).map { row in
      try ReferenceSet.Slot(
        name: row.at(0), kind: (row.at(1) as String?).flatMap(MediaKind.init(rawValue:)),
        isRequired: row.at(2))
    }
  }

  private static func replaceSlots(
    of set: Int64, with slots: [ReferenceSet.Slot], _ database: Database
  ) throws {
    try database.run("DELETE FROM setSlot WHERE referenceSet = ?", set)
    for (index, slot) in slots.enumerated() {
      try database.run(
        "INSERT INTO setSlot (referenceSet, position, name, kind, isRequired) VALUES (?, ?, ?, ?, ?)", set,
        index + 1, slot.name, slot.kind?.rawValue, slot.isRequired)
    }
  }

  private static func replaceMembers(
    of set: Int64, with members: ReferenceSet, _ database: Database
  ) throws {
    try database.run("DELETE FROM setMember WHERE referenceSet = ?", set)
    for (index, member) in members.members.enumerated() {
      let path = member.path
      try database.run(
        """
        INSERT INTO setMember (referenceSet, position, asset, location, name) VALUES (?, ?,
          (SELECT pk FROM asset WHERE id = ?),
          (SELECT l.id FROM location l JOIN folder f ON f.id = l.folder WHERE f.path = ? AND l.name = ?), ?)
        """,
        set, index + 1, member.asset.text, path.map { StoredPath($0.folder) },
        path.map { StoredPath($0.fileName) }, member.name)
    }
  }
}
