import Foundation
package import GreenroomCatalog
package import GreenroomMedia
package import GreenroomModel

/// Walks folders and files, reads what is new or changed, and records it. What is read is never written.
package struct Indexer {
  private let catalog: Catalog?
  private let workers: WorkerPool
  let library: MediaPath

  /// - Parameters:
  ///   - catalog: May be missing for a dry run only.
  ///   - library: The library's folder, which is never indexed itself.
  package init(catalog: Catalog?, workers: WorkerPool, library: MediaPath) {
    self.catalog = catalog
    self.workers = workers
    self.library = library
  }

  /// Runs until all is recorded; call it from a thread that may wait. Where `shouldStop` says so it records
  /// what it has and throws `interrupted`; the next run goes on from there.
  ///
  /// - Throws: `not_found` for a path that is nothing, `root_offline` where a root is not there,
  ///   `mass_disappearance` where more than a tenth and more than twenty known media are gone at once,
  ///   `installation` where no media worker can be started.
  package func run(
    _ request: IndexRequest, observer: WorkProgress.Observer = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> IndexDocument {
    let start = MonotonicTime.now
    let roots = try catalog?.roots() ?? []
    let targets = try IndexTargets(request, roots: roots, library: library)
    let run = IndexRun(
      request: request, targets: targets, roots: RootWatch(roots: roots), catalog: catalog, workers: workers,
      library: library)
    let outcome = try run.run(observer, shouldStop)
    let references = try request.set.map { set in
      try SetFilling(catalog: catalog, set: set, isDryRun: request.dryRun).fill(outcome.found)
    }
    return outcome.document(
      seconds: MonotonicTime.now.since(start).inSeconds, request: request, references: references)
  }
}

extension Duration {
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
