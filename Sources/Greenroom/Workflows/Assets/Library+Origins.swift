import GreenroomCatalog
import GreenroomModel

extension Library {
  /// The same references, with what the catalog knows of those that were generated.
  func knowingOrigin(_ references: [Reference]) throws -> [Reference] {
    let ids = references.compactMap(\.assetID)
    guard !ids.isEmpty, let facts = try catalogIfPresent?.generatedFacts(of: ids), !facts.isEmpty else {
      return references
    }
    return references.map { reference in
      var reference = reference
      reference.generated = reference.assetID.flatMap { facts[$0] }
      return reference
    }
  }
}
