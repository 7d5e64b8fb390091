import Synchronization

/// A small real HTTP/1.1 server on loopback that answers as a test says: rightly, wrongly, slowly, half or not
/// at all. It keeps what it was asked. A request that no script expects is an issue of the test.
package final class FaultServer: Sendable {
  package typealias Handler = @Sendable (FaultRequest) throws -> FaultAnswer

  private let core: FaultCore

  /// - Parameters:
  ///   - keepsBodies: False counts the bytes of requests and forgets them.
  ///   - dropping: So many connections are closed as soon as they are made.
  ///   - handler: Called on the connection's thread, several at a time. What it throws is an issue, and the
  ///     request is answered with 599.
  package init(keepsBodies: Bool = true, dropping: Int = 0, _ handler: @escaping Handler) throws {
    core = try FaultCore(keepsBodies: keepsBodies, dropping: dropping, handler)
    core.start()
  }

  /// Gives these answers in this order, and none after them.
  package convenience init(keepsBodies: Bool = true, dropping: Int = 0, script: [FaultAnswer]) throws {
    try self.init(
      keepsBodies: keepsBodies, dropping: dropping, steps: script.map { answer -> Handler in { _ in answer } }
    )
  }

  /// Takes these steps in this order, one for each request, and none after them.
  package convenience init(keepsBodies: Bool = true, dropping: Int = 0, steps: [Handler]) throws {
    let rest = FaultScript(steps)
    try self.init(keepsBodies: keepsBodies, dropping: dropping) { try rest.answer($0) }
  }

  deinit { core.stop() }

  package var port: UInt16 { core.listener.port }

  /// `http://127.0.0.1:PORT`
  package var url: String { "http://127.0.0.1:\(port)" }

  /// Everything that was asked so far, in the order in which it was read.
  package var requests: [FaultRequest] { core.requests }

  /// How many connections were made.
  package var connectionCount: Int { core.connectionCount }
}

/// A request for which a test has no answer.
package struct UnscriptedRequest: Error, CustomStringConvertible {
  package let description: String

  package init(_ request: FaultRequest) {
    description = "No script has an answer for \(request.method) \(request.target)."
  }
}

private final class FaultScript: Sendable {
  private let rest: Mutex<ArraySlice<FaultServer.Handler>>

  init(_ steps: [FaultServer.Handler]) { rest = Mutex(steps[...]) }

  func answer(_ request: FaultRequest) throws -> FaultAnswer {
    guard let step = rest.withLock({ $0.popFirst() }) else { throw UnscriptedRequest(request) }
    return try step(request)
  }
}
