/// `greenroom.restore/1`: a copy of the catalog that was put in the catalog's place.
package struct RestoreDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.restore/1"
  /// True where nothing was changed.
  package let dryRun: Bool
  package let backup: String
  package let library: String
  package let holds: CatalogHoldings
  /// What the catalog held before; null where there was none, or where it cannot be read.
  package let held: CatalogHoldings?
  /// Where the catalog is now that was there before; null where there was none.
  package let setAside: String?

  package init(
    dryRun: Bool, backup: String, library: String, holds: CatalogHoldings, held: CatalogHoldings?,
    setAside: String?
  ) {
    self.dryRun = dryRun
    self.backup = backup
    self.library = library
    self.holds = holds
    self.held = held
    self.setAside = setAside
  }
}
