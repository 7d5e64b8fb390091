import GRDB
package import GreenroomModel

extension Catalog {
  /// Gives an asset a name, or takes it away.
  ///
  /// - Returns: The name it had.
  /// - Throws: `conflict` where another asset has the name, in whatever case.
  package func setName(_ name: AssetName?, of asset: AssetKey) throws -> String? {
    try perform { database in
      try Self.name(asset, name, database)
    } summary: { previous in
      name.map { "Named an asset @\($0)" } ?? "Took the name @\(previous ?? "") from an asset"
    }
  }

  /// As a part of an operation; gives the name it had.
  static func name(_ asset: AssetKey, _ name: AssetName?, _ database: Database) throws -> String? {
    let key = name.map { Folding.key($0.text) }
    if let name, let holder = try Self.holder(of: key, otherThan: asset, database) {
      throw GreenroomError(
        .conflict, "The name “@\(name)” belongs to asset \(holder) already.",
        hint: "Choose another, or free it with `greenroom name \(holder) --remove`.")
    }
    let previous = try String.fetchOne(
      database, sql: "SELECT name FROM asset WHERE pk = ?", arguments: [asset])
    try database.run(
      "UPDATE asset SET name = ?1, nameKey = ?2 WHERE pk = ?3 AND name IS NOT ?1", name?.text, key, asset)
    return previous
  }

  private static func holder(
    of key: String?, otherThan asset: AssetKey, _ database: Database
  ) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT id FROM asset WHERE nameKey = ? AND pk <> ?", arguments: [key, asset])
  }
}
