import Foundation
import GreenroomCatalog
import GreenroomModel

extension Library {
  /// How what a query finds divides into kinds, origins, ratings and tags.
  ///
  /// - Throws: as ``find(_:)`` does.
  package func facets(_ text: String) throws -> FacetsDocument {
    let (query, catalog) = try prepared(try Query(text))
    guard let catalog else { return FacetsDocument(AssetFacets()) }
    return FacetsDocument(try catalog.facets(query, profile: profileID, now: Date()))
  }
}
