import Foundation
package import GreenroomModel

/// How a submit ended, which decides whether it may be sent again.
package enum SubmitOutcome: Sendable {
  case taken(GatewayTask)
  /// The gateway said clearly that it did not take it.
  case refused(GatewayError)
  /// Not a byte got through.
  case notSent(GatewayError)
  /// It may have been taken. Never to be sent again by itself.
  case unknown(GatewayError)
}

/// Speaks with one gateway.
package struct GatewayClient: Sendable {
  /// Seconds that a gateway may take over an answer: what it does before it answers is to fetch references.
  package static let patience = 120.0

  /// Where tasks are; a task's own address begins with it.
  private let tasks: String
  private let apiKey: String
  private let transport: any HTTPTransport
  private let patience: Double

  /// - Parameters:
  ///   - baseURL: With or without a slash at its end.
  ///   - transport: May retry what is repeatable and what was not sent.
  ///   - patience: In seconds.
  package init(
    baseURL: String, dialect: any Dialect, apiKey: String, transport: any HTTPTransport,
    patience: Double = patience
  ) {
    tasks = dialect.tasksURL(below: baseURL)
    self.apiKey = apiKey
    self.transport = transport
    self.patience = patience
  }

  /// Sends a body, once. What was refused with 5xx may have been taken all the same, and so may what was
  /// redirected or answered in words that nobody understands.
  ///
  /// - Parameter idempotencyKey: Sent where the contract knows such a thing.
  package func submit(
    _ body: JSONValue, idempotencyKey: String?, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> SubmitOutcome {
    var request = request(.post, tasks, isCancelled)
    request.headers["Content-Type"] = "application/json"
    if let idempotencyKey { request.headers["Idempotency-Key"] = idempotencyKey }
    request.body = HTTPBytes(Array(body.compactText.utf8))
    request.isRepeatable = false
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try transport.send(request)
    } catch {
      let told = GatewayError(error).hiding(apiKey)
      return error.mayHaveBeenSent ? .unknown(told) : .notSent(told)
    }
    if response.isSuccess {
      return task(response, nil).map(SubmitOutcome.taken) ?? .unknown(Self.unreadable(response))
    }
    let error = GatewayError(response, now: Date()).hiding(apiKey)
    return (400..<500).contains(response.status) && response.status != 408 ? .refused(error) : .unknown(error)
  }

  /// What the gateway knows of a task now.
  package func status(
    of id: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GatewayError) -> GatewayTask {
    let response = try answer(to: request(.get, address(of: id), isCancelled))
    guard let task = task(response, id) else { throw Self.unreadable(response) }
    return task
  }

  /// Asks the gateway to give a task up.
  ///
  /// - Throws: `notCancellable` once it runs.
  package func cancel(_ id: String) throws(GatewayError) -> GatewayTask {
    var request = request(.post, address(of: id) + "/cancel", { false })
    request.headers["Content-Type"] = "application/json"
    request.body = HTTPBytes(Array("{}".utf8))
    let response = try answer(to: request)
    guard let task = task(response, id) else { throw Self.unreadable(response) }
    return task
  }

  // MARK: - Exchanges

  private func address(of id: String) -> String { tasks + "/" + PercentEncoding.component(id) }

  private func request(
    _ method: HTTPRequest.Method, _ url: String, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> HTTPRequest {
    var request = HTTPRequest(method, LiveURL(url))
    request.headers = ["Authorization": "Bearer \(apiKey)", "Accept": "application/json"]
    request.limits.total = patience
    request.limits.stall = patience
    request.isCancelled = isCancelled
    return request
  }

  private func answer(to request: HTTPRequest) throws(GatewayError) -> HTTPResponse {
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try transport.send(request)
    } catch {
      throw GatewayError(error).hiding(apiKey)
    }
    guard response.isSuccess else { throw GatewayError(response, now: Date()).hiding(apiKey) }
    return response
  }

  /// Nil where the answer tells of none.
  private func task(_ response: HTTPResponse, _ id: String?) -> GatewayTask? {
    let document = try? JSONValue(parsing: String(decoding: response.body, as: UTF8.self))
    return document.flatMap { GatewayTask(reading: $0, id: id) }?.hiding(apiKey)
  }

  private static func unreadable(_ response: HTTPResponse) -> GatewayError {
    GatewayError(
      .unreadable, status: response.status,
      message: "status \(response.status) with \(response.body.count) bytes that name no task and no status")
  }
}
