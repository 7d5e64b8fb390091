package import GreenroomModel

/// A row of the ledger with what the catalog knows of its content.
package struct LedgerEntry: Equatable, Sendable {
  package let object: StagedObject
  /// The assets that have this content. Empty once the catalog knows none.
  package let assets: [AssetID]
  /// The reference sets that one of them is in.
  package let sets: [String]
  /// True where a request of late refers to one of them.
  package let isInRequest: Bool
}
