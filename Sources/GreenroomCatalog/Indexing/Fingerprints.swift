import GRDB
package import GreenroomModel

extension Catalog {
  /// Calls `body` with the fingerprint of every asset, so that a run need ask about those files only whose
  /// fingerprint is known.
  package func forEachFingerprint(_ body: (Fingerprint) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT fingerprint FROM asset INDEXED BY assetByFingerprint")
      while let row = try rows.next() { try body(try row.at(0)) }
    }
  }
}
