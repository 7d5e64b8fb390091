import Foundation
import Glibc
import Synchronization
import Testing

/// The part of a ``FaultServer`` that its threads hold on to.
final class FaultCore: Sendable {
  private struct State {
    var requests: [FaultRequest] = []
    var connections: Set<Int32> = []
    var connectionCount = 0
    var isStopped = false
  }

  let listener: ListeningSocket
  let keepsBodies: Bool
  private let dropping: Int
  private let handler: FaultServer.Handler
  private let state = Mutex(State())

  init(keepsBodies: Bool, dropping: Int, _ handler: @escaping FaultServer.Handler) throws {
    listener = try ListeningSocket()
    self.keepsBodies = keepsBodies
    self.dropping = dropping
    self.handler = handler
  }

  var requests: [FaultRequest] { state.withLock(\.requests) }
  var connectionCount: Int { state.withLock(\.connectionCount) }

  func start() {
    Thread.detachNewThread {
      while let connection = self.listener.accept() { self.take(connection) }
    }
  }

  /// Ends every thread: each waits for its socket and for nothing else.
  func stop() {
    listener.shutDown()
    state.withLock { state in
      state.isStopped = true
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  func answer(_ request: FaultRequest) -> FaultAnswer {
    state.withLock { $0.requests.append(request) }
    do {
      return try handler(request)
    } catch {
      Issue.record(error, "The fault server was asked \(request.method) \(request.target).")
      return FaultAnswer(599, text: "\(error)")
    }
  }

  private func take(_ connection: Int32) {
    let isWelcome = state.withLock { state in
      state.connectionCount += 1
      guard !state.isStopped, state.connectionCount > dropping else { return false }
      state.connections.insert(connection)
      return true
    }
    guard isWelcome else {
      close(connection)
      return
    }
    Thread.detachNewThread {
      FaultConnection(connection, self).serve()
      // Forgotten before it is closed: its number may then be another's.
      self.state.withLock { _ = $0.connections.remove(connection) }
      close(connection)
    }
  }
}
