import Foundation

/// Runs blocking work on a thread of its own: on one of Swift's few cooperative threads it would keep the
/// server that it waits for from running.
package func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}
