import Foundation
package import Greenroom
import GreenroomModel
import Synchronization

/// Tells everybody who listens what happens. Whoever does not keep up misses the oldest of it: every event says what
/// to look at anew, and none is needed to understand the next.
package final class EventHub: Sendable {
  private static let greatestBacklog = 64
  /// Seconds between two tellings of progress.
  private static let restOfProgress = 0.1

  private struct State {
    var listeners: [UInt64: AsyncStream<String>.Continuation] = [:]
    var next: UInt64 = 0
    var isOver = false
  }

  private let state = Mutex(State())
  private let progressPulse = Pulse(every: restOfProgress)

  package init() {}

  /// Hears how far workflows have come, for the library that the server is for.
  package func hear(_ progress: WorkProgress) {
    guard progressPulse.isDue() || progress.done == progress.total else { return }
    publish(
      "progress",
      [
        "phase": .string(progress.phase), "done": .integer(Int64(progress.done)),
        "total": progress.total.map { .integer(Int64($0)) } ?? .null,
      ])
  }

  func publish(_ event: String, _ data: JSONValue) { send("event: \(event)\ndata: \(data.compactText)\n\n") }

  /// A line that says nothing, so that neither side takes the connection for dead.
  func keepAlive() { send(":\n\n") }

  func listen() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(Self.greatestBacklog))
    let number: UInt64? = state.withLock { state in
      guard !state.isOver else { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[number] = nil }
    }
    return stream
  }

  /// Nobody is told anything any more.
  func end() {
    let listeners = state.withLock { state in
      state.isOver = true
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }

  private func send(_ text: String) {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.yield(text) }
  }
}
