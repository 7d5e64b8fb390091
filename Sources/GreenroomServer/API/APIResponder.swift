import Greenroom
import GreenroomModel
import Hummingbird
import NIOCore

/// Answers everything that comes to `greenroom serve`: judged first, then done, then dressed for browsers.
struct APIResponder: HTTPResponder {
  let gate: AccessGate
  let desk: APIDesk
  let lanes: BlockingLanes
  let events: EventHub
  let page: PageFiles
  let staging: StagingResponder?
  /// How long a client of events may take none of them.
  let patience: Duration
  let table = RouteTable()
  let store = AnswerStore()
  let idempotency = IdempotencyStore()

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    let target = request.head.path ?? ""
    let path = target.prefix { $0 != "?" }
    // Links to staged files prove themselves, and gateways know this server by another name.
    if let staging, StagingResponder.isStaging(request.head) {
      return try await staging.respond(to: request, context: context)
    }
    let answer: APIAnswer
    do {
      try gate.requireOurs(request.head, local: context.localAddress)
      switch table.match(request.method, path) {
      case .route(let route, let parameters):
        if let scope = route.scope { try gate.requireLetIn(request.head, to: scope) }
        if case .events = route.work { return try stream(request, context) }
        answer = try await answers(to: request, route, parameters)
      case .otherMethods(let methods): throw Problem.notAllowed(methods)
      case .nothing: answer = try await pageFile(request, path)
      }
    } catch {
      answer = .problem(Self.problem(error, target))
    }
    return AnswerDress(request: request.head, context: context).response(answer)
  }

  private func answers(
    to request: Request, _ route: Route, _ parameters: [String: String]
  ) async throws -> APIAnswer {
    let key = route.isIdempotent ? try IdempotencyKey(request.head, route) : nil
    guard case .answer(let lane, let handler) = route.work else {
      let intake = UploadIntake(desk: desk, lanes: lanes)
      let name = parameters["filename"] ?? ""
      guard let key else { return try await intake.take(request, as: name, under: nil) }
      return try await idempotency.alone(key) { try await intake.take(request, as: name, under: key) }
    }
    let query = QueryItems(ofTarget: request.head.path ?? "")
    let body = request.method == .get || request.method == .head ? [] : try await RequestBody.read(request)
    var call = APICall(head: request.head, parameters: parameters, query: query, body: body)
    if let key {
      let content = key.over(body)
      call.key = content
      return try await idempotency.once(key, content) { [call] in
        try await lanes.run(lane) {
          try KnownAnswer(library: desk.library).answer(to: content) ?? handler(call, desk)
        }
      }
    }
    return try await lanes.run(lane) { [call] in
      guard route.isKept else { return try handler(call, desk) }
      let moment = AnswerStore.Moment(revision: try desk.library.revision())
      let target = call.head.path ?? ""
      if let kept = store.answer(to: target, at: moment) { return kept }
      let answer = try handler(call, desk).tagged
      store.keep(answer, to: target, at: moment)
      return answer
    }
  }

  private func pageFile(_ request: Request, _ path: Substring) async throws -> APIAnswer {
    guard let file = page.file(at: path) else { throw Problem.nothingHere }
    guard request.method == .get || request.method == .head else {
      throw Problem.notAllowed(["GET", "HEAD"])
    }
    return try await lanes.run(.quick) { try file.answer() }
  }

  private func stream(_ request: Request, _ context: ListenerContext) throws -> Response {
    try EventStream(hub: events, context: context, patience: patience)
      .response(isHead: request.method == .head)
  }

  private static func problem(_ error: any Error, _ target: String) -> Problem {
    let problem = Problem(any: error)
    let query = QueryItems(ofTarget: target)["q"]
    return query.map(problem.pointing) ?? problem
  }
}
