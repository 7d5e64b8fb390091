package import Foundation
package import GreenroomModel

/// `greenroom.marked/1`: what rating, picking, noting or putting into the trash did.
package struct MarkDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.marked/1"
  /// `rate`, `pick`, `note`, `trash` or `restore`.
  package let action: String
  /// The rating, the note, or whether it was picked; null where that was taken away.
  package let value: JSONValue?
  /// The assets that changed.
  package let changed: [AssetID]
  /// How many were as asked already.
  package let unchanged: Int
}

/// `greenroom.searches/1`: the queries that have names.
package struct SearchesDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let name: String
    package let query: String
    package let createdAt: Date
  }

  package let schema = "greenroom.searches/1"
  package let searches: [Entry]
}
