package import GreenroomModel

extension Catalog {
  /// What an asset was made of and what was made of it, each as far back and forth as it goes; nil where there is
  /// none of that id. One state of the catalog, whatever is written meanwhile.
  package func lineage(of id: AssetID) throws -> Lineage? {
    try read { database in
      var ancestors = LineageReader(database)
      guard let key = try ancestors.key(of: id), var lineage = try ancestors.ancestry(of: key) else {
        return nil
      }
      var descendants = LineageReader(database)
      if let down = try descendants.descent(of: key) {
        lineage.uses = down.uses
        lineage.derivatives = down.derivatives
      }
      return lineage
    }
  }
}
