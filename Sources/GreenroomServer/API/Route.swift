import HTTPTypes

/// One thing that can be asked of the server. All there are stand in ``RouteTable/all``.
struct Route: Sendable {
  /// Runs on a thread that may wait.
  typealias Handler = @Sendable (APICall, APIDesk) throws -> APIAnswer

  enum Work: Sendable {
    case answer(BlockingLanes.Lane, Handler)
    /// Goes on for as long as the client listens.
    case events
    /// Takes a body of any size, and keeps it as a file.
    case upload
  }

  let method: HTTPRequest.Method
  /// `/api/v1/assets/{id}`: segments in braces stand for one segment of a path each.
  let template: String
  /// Nil lets everybody in.
  let scope: ServerScope?
  let work: Work
  /// The same request gives the same answer until the catalog changes.
  var isKept = false
  /// Heeds `Idempotency-Key`.
  var isIdempotent = false

  static func get(
    _ template: String, scope: ServerScope? = .read, on lane: BlockingLanes.Lane = .quick,
    isKept: Bool = false, _ handler: @escaping Handler
  ) -> Route {
    Route(method: .get, template: template, scope: scope, work: .answer(lane, handler), isKept: isKept)
  }

  static func write(
    _ method: HTTPRequest.Method, _ template: String, scope: ServerScope = .curate,
    on lane: BlockingLanes.Lane = .quick, isIdempotent: Bool = false, _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: method, template: template, scope: scope, work: .answer(lane, handler),
      isIdempotent: isIdempotent)
  }
}
