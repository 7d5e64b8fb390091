import Foundation
package import Greenroom
import GreenroomModel
import HTTPTypes
import Synchronization

/// Tells everybody who listens what happens. Whoever does not keep up misses the oldest of it: every event says what
/// to look at anew, and none is needed to understand the next.
package final class EventHub: Sendable {
  private static let greatestBacklog = 64
  /// How many listen at once. They all have the one token there is, and each holds a connection for as long as it likes.
  static let greatestListenerCount = 64
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
      ] as JSONValue)
  }

  func publish(_ event: String, _ document: some Encodable) {
    guard let data = try? DocumentEncoder.text(of: document, as: .compact) else { return }
    send("event: \(event)\ndata: \(data)\n\n")
  }

  /// A line that says nothing, so that neither side takes the connection for dead.
  func keepAlive() { send(":\n\n") }

  /// How many listen now.
  var listenerCount: Int { state.withLock { $0.listeners.count } }

  /// - Throws: A ``Problem`` where as many listen as may, or nobody is told anything any more.
  func listen() throws(Problem) -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(Self.greatestBacklog))
    let entry: Result<UInt64, Problem> = state.withLock { state in
      if state.isOver { return .failure(.stopping) }
      if state.listeners.count >= Self.greatestListenerCount { return .failure(.tooManyStreams) }
      state.next += 1
      state.listeners[state.next] = continuation
      return .success(state.next)
    }
    let number = try entry.get()
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

extension Problem {
  fileprivate static let stopping = Problem(
    .serviceUnavailable, "stopping", "The server is about to end.", hint: "Ask again once it runs.")
  fileprivate static let tooManyStreams = Problem(
    .tooManyRequests, "too_many_streams",
    "\(EventHub.greatestListenerCount) clients listen to events already, and no more may.",
    hint: "Close one, such as a tab that is not needed.")
}
