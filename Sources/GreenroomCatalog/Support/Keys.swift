import GRDB

/// An asset's row in this catalog: short and quick, and never shown to anyone. ``AssetID`` is its name.
package struct AssetKey: Hashable, Sendable {
  let row: Int64
}

/// A location's row in this catalog.
package struct LocationKey: Hashable, Sendable {
  let row: Int64
}

extension AssetKey: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { row.databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> AssetKey? {
    Int64.fromDatabaseValue(value).map(AssetKey.init(row:))
  }
}

extension LocationKey: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { row.databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> LocationKey? {
    Int64.fromDatabaseValue(value).map(LocationKey.init(row:))
  }
}
