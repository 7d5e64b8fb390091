import NIOPosix

/// The threads that workflows wait on: a few of each kind, so that what takes long never keeps what is quick waiting.
/// Clients wait elsewhere; a slow one holds none of these.
final class BlockingLanes: Sendable {
  enum Lane: CaseIterable, Sendable {
    /// A look into the catalog, or a small change of it.
    case quick
    /// Reads media, or speaks to others.
    case long
    /// Waits for previews, of which a page wants many.
    case drawing
  }

  private static let threadsOfEach = 4

  private let quick = NIOThreadPool(numberOfThreads: threadsOfEach)
  private let long = NIOThreadPool(numberOfThreads: threadsOfEach)
  private let drawing = NIOThreadPool(numberOfThreads: threadsOfEach)

  init() {
    for lane in Lane.allCases { pool(lane).start() }
  }

  func run<Value: Sendable>(_ lane: Lane, _ work: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await pool(lane).runIfActive(work)
  }

  /// What runs is finished first.
  func stop() {
    for lane in Lane.allCases { try? pool(lane).syncShutdownGracefully() }
  }

  private func pool(_ lane: Lane) -> NIOThreadPool {
    switch lane {
    case .quick: quick
    case .long: long
    case .drawing: drawing
    }
  }
}
