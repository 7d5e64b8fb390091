import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// Indexes folders and files into the catalog; see ``Indexer/run(_:observer:shouldStop:)``. A dry run makes
  /// no catalog.
  package func index(
    _ request: IndexRequest, observer: WorkProgress.Observer = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> IndexDocument {
    let catalog = try request.dryRun ? catalogIfPresent : catalog
    let document = try Indexer(catalog: catalog, workers: try workers, library: folder).run(
      request, observer: observer, shouldStop: shouldStop)
    if !request.dryRun { try note(document, request) }
    return document
  }

  /// Indexes, and goes on with whatever changes; see ``Indexer/watch(_:observer:shouldStop:report:)``.
  package func watch(
    _ request: IndexRequest, observer: @escaping WorkProgress.Observer,
    shouldStop: @escaping @Sendable () -> Bool,
    report: (Result<IndexDocument, GreenroomError>) -> Void
  ) throws {
    try Indexer(catalog: catalog, workers: workers, library: folder).watch(
      request, observer: observer, shouldStop: shouldStop
    ) { report($0.flatMap { noted($0, request) }) }
  }

  // MARK: - History

  private func noted(_ document: IndexDocument, _ request: IndexRequest) -> Result<
    IndexDocument, GreenroomError
  > {
    do {
      try note(document, request)
      return .success(document)
    } catch {
      return .failure(error as? GreenroomError ?? GreenroomError(.catalog, "\(error)"))
    }
  }

  /// The history tells of what a run changed; it cannot take it back.
  private func note(_ document: IndexDocument, _ request: IndexRequest) throws {
    guard let changes = document.changes else { return }
    let paths = request.paths.map(\.text)
    let place = paths.count > 1 ? "\(paths[0]) and \(paths.count - 1) more" : paths.first ?? "the library"
    try catalog.note("Indexed \(place): \(changes)")
  }
}
