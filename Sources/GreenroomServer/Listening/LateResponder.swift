import Hummingbird
import Synchronization

/// Answers once it is known how: what names the port is known only once it is listened on.
final class LateResponder<Responder: HTTPResponder<ListenerContext> & Sendable>: HTTPResponder {
  private let responder = Mutex<Responder?>(nil)

  func set(_ responder: Responder) { self.responder.withLock { $0 = responder } }

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    guard let responder = responder.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
    return try await responder.respond(to: request, context: context)
  }
}
