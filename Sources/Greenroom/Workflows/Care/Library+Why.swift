import GreenroomCatalog
import GreenroomMedia
package import GreenroomModel

extension Library {
  /// Says why a path is in the catalog or is not. Where no run has met it yet, it is probed to tell what one
  /// would find. Writes nothing and makes no catalog.
  ///
  /// - Throws: `not_found` where there is nothing at the path and the catalog knows nothing of it.
  package func why(_ path: MediaPath) throws -> WhyDocument {
    let roots = RootWatch(roots: try catalogIfPresent?.roots() ?? [])
    let known = try KnownPath(path, in: catalogIfPresent)
    let inquiry = Inquiry(path: path, library: folder, roots: roots, known: known) { path in
      try self.probe([path], depth: .headers)[0]
    }
    return try inquiry.answer()
  }
}

/// What the catalog has for one path.
struct KnownPath {
  var location: KnownLocation?
  var problem: FileProblem?
  var asset: AssetRecord?
  /// Media at or below it.
  var count = 0

  init(_ path: MediaPath, in catalog: Catalog?) throws {
    guard let catalog else { return }
    location = try catalog.knownLocation(at: path)
    problem = try location.flatMap { try catalog.knownProblems(under: path)[$0.location] }
    asset = try catalog.asset(at: path)
    count = try catalog.presentCount(under: path)
  }
}
