import Foundation
import GRDB

extension Catalog {
  /// A number that is another one after every change of the catalog, by whichever process. It does not count; 48 bits,
  /// so that every reader of JSON keeps it whole.
  package func revision() throws -> Int64 {
    try read(Self.revision).prefix(6).reduce(0) { $0 << 8 | Int64($1) }
  }

  /// The whole token.
  static func revision(_ database: Database) throws -> Data {
    try Data.fetchOne(database.cachedStatement(sql: "SELECT token FROM revision")) ?? Data()
  }
}
