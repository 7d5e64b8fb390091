import Foundation
import GRDB
import GreenroomModel

// What is embedded in files, and what stands beside them.
extension BatchWriter {
  /// Of an asset of which nothing is known yet.
  func add(_ facts: EmbeddedFacts, of asset: AssetKey) throws {
    guard !facts.isEmpty else { return }
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO embedded (asset, \(EmbeddedColumns.list)) VALUES (?, \(EmbeddedColumns.placeholders))
        """)
    try statement.run([asset.databaseValue] + EmbeddedColumns.values(of: facts))
    for block in facts.blocks {
      try database.run(
        "INSERT INTO embeddedBlock (asset, kind, bytes, isCut, packed) VALUES (?, ?, ?, ?, ?)", asset,
        block.kind, block.bytes, block.isCut, Data(block.packed))
    }
  }

  /// The same of an asset that was read before.
  func replace(_ facts: EmbeddedFacts, of asset: AssetKey) throws {
    guard try EmbeddedRow.facts(of: asset, database) ?? EmbeddedFacts() != facts else { return }
    try database.run("DELETE FROM embedded WHERE asset = ?", asset)
    try add(facts, of: asset)
  }

  /// What the file at `place`, which is no media, says of the media beside it; nil where it says nothing.
  func record(_ companion: Companion?, at location: LocationKey, in place: Place) throws {
    try database.run("DELETE FROM companion WHERE location = ?", location)
    guard let companion, let stem = Self.stem(of: place.name) else { return }
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO companion (location, folder, stem, kind, \(EmbeddedColumns.list))
        VALUES (?, ?, ?, ?, \(EmbeddedColumns.placeholders))
        """)
    let fixed: [DatabaseValue] = [
      location.databaseValue, place.folder.databaseValue, stem.databaseValue,
      companion.kind.rawValue.databaseValue,
    ]
    try statement.run(fixed + EmbeddedColumns.values(of: companion.facts))
    companioned[place.folder] = true
  }

  /// Nil where the name is no text, so that nothing can be called like it.
  private static func stem(of name: StoredPath) -> String? {
    guard let text = String(validating: name.bytes, as: UTF8.self), let dot = text.lastIndex(of: "."),
      dot > text.startIndex
    else { return nil }
    return String(text[...dot])
  }
}
