package import GreenroomModel

extension Library {
  /// Indexes folders and files into the catalog; see ``Indexer/run(_:observer:shouldStop:)``. A dry run makes
  /// no catalog.
  package func index(
    _ request: IndexRequest, observer: WorkProgress.Observer = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> IndexDocument {
    let catalog = try request.dryRun ? catalogIfPresent : catalog
    return try Indexer(catalog: catalog, workers: try workers, library: folder).run(
      request, observer: observer, shouldStop: shouldStop)
  }

  /// Indexes, and goes on with whatever changes; see ``Indexer/watch(_:observer:shouldStop:report:)``.
  package func watch(
    _ request: IndexRequest, observer: @escaping WorkProgress.Observer,
    shouldStop: @escaping @Sendable () -> Bool,
    report: (Result<IndexDocument, GreenroomError>) -> Void
  ) throws {
    try Indexer(catalog: catalog, workers: workers, library: folder).watch(
      request, observer: observer, shouldStop: shouldStop, report: report)
  }
}
