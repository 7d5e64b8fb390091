import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// How a submit ends, and that nothing is ever sent twice unless certainly nothing was sent.
@Suite struct SubmitOutcomeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: FaultAnswer
    let kind: GatewayError.Kind?
    var testDescription: String { name }

    init(_ name: String, _ answer: FaultAnswer, _ kind: GatewayError.Kind? = nil) {
      self.name = name
      self.answer = answer
      self.kind = kind
    }

    init(_ status: Int, _ kind: GatewayError.Kind? = nil, text: String = "") {
      self.init("\(status) \(text.prefix(20))", FaultAnswer(status, text: text), kind)
    }
  }

  private static let taken = #"{"task_id": "t", "status": "queued"}"#

  private func outcome(of answer: FaultAnswer, patience: Double = 20) throws -> SubmitOutcome {
    let server = try FaultServer(script: [answer])
    let trial = GatewayTrial()
    let outcome = trial.client(server.url + "/v1/", patience: patience).submit(
      GatewayTrial.body, idempotencyKey: "intent")
    #expect(server.requests.count == 1 && trial.attempts == 1 && trial.clock.sleptSeconds == 0)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.target == "/v1/tasks")
    #expect(
      request["Authorization"] == "Bearer " + GatewayTrial.key && request["Idempotency-Key"] == "intent")
    #expect(String(decoding: request.body, as: UTF8.self) == GatewayTrial.body.compactText)
    return outcome
  }

  @Test(arguments: [200, 201, 202]) func isTaken(status: Int) throws {
    guard case .taken(let task) = try outcome(of: FaultAnswer(status, text: Self.taken)) else {
      Issue.record("not taken")
      return
    }
    #expect(task.id == "t" && task.status == .queued)
  }

  @Test(arguments: [
    Row(400, .refused), Row(401, .unauthorized), Row(402, .payment), Row(403, .unauthorized),
    Row(404, .notFound), Row(409, .refused), Row(413, .refused), Row(422, .refused), Row(429, .rateLimited),
    Row(400, .refused, text: #"{"error": {"code": "invalid_request", "message": "No."}}"#),
    Row(403, .unauthorized, text: "<html>"), Row(422, .refused, text: #"{"error": {"mess"#),
  ])
  func isRefused(row: Row) throws {
    let outcome = try outcome(of: row.answer)
    #expect(outcome.name == "refused" && outcome.error?.kind == row.kind)
    #expect(outcome.error?.status == row.answer.status && outcome.error?.message.isEmpty == false)
  }

  @Test func aRefusalSaysWhenToComeBack() throws {
    let outcome = try outcome(of: FaultAnswer(429, [("Retry-After", "7")]))
    #expect(outcome.name == "refused" && outcome.error?.retryAfter == 7)
  }

  /// The gateway may have it all the same.
  @Test(arguments: [
    Row(200, .unreadable), Row(200, .unreadable, text: "OK"), Row(200, .unreadable, text: "{}"),
    Row(200, .unreadable, text: "[]"), Row(204, .unreadable),
    Row(201, .unreadable, text: #"{"task_id": "t"}"#),
    Row(200, .unreadable, text: #"{"status": "queued"}"#),
    Row(202, .unreadable, text: #"{"task_id": "t", "status": "que"#),
    Row(200, .unreadable, text: #"{"error": {"code": "busy", "message": "Try again."}}"#),
    Row(301, .refused), Row(304, .refused), Row(408, .refused),
    Row("302 elsewhere", .redirect(to: "/v2/tasks"), .refused),
    Row("307 elsewhere", .redirect(to: "/v2/tasks", 307), .refused),
    Row(500, .server), Row(502, .server, text: "<html>"), Row(504, .server), Row(529, .server),
    Row("503 with a pause", FaultAnswer(503, [("Retry-After", "1")]), .server),
    Row("dropped before the head", .lost, .transport),
    Row("dropped before the body", FaultAnswer(200, text: taken).cut(after: 0), .transport),
    Row("dropped in the body", FaultAnswer(200, text: taken).cut(after: 20), .transport),
    Row("a length that is too large", FaultAnswer(200, text: taken).declaring(length: 90), .transport),
    Row("more than any answer", FaultAnswer(200, text: "{").endless, .transport),
  ])
  func isUnknown(row: Row) throws {
    let outcome = try outcome(of: row.answer)
    #expect(outcome.name == "unknown" && outcome.error?.kind == row.kind)
  }

  @Test func silenceIsUnknown() throws {
    let outcome = try outcome(of: .silence(60), patience: 1)
    #expect(outcome.name == "unknown" && outcome.error?.kind == .transport)
    #expect(outcome.error?.message == "it took too long")
  }

  @Test func aConnectionThatIsClosedAtOnceIsUnknown() throws {
    let server = try FaultServer(dropping: 1, script: [])
    let outcome = GatewayTrial().client(server.url).submit(GatewayTrial.body, idempotencyKey: nil)
    #expect(outcome.name == "unknown" && server.connectionCount == 1)
  }

  /// Tried again, since nobody can have seen it.
  @Test(arguments: [("http://127.0.0.1:1", 3), ("http://no.such.host.invalid", 3), ("no address", 1)])
  func isNotSent(url: String, attempts: Int) throws {
    let trial = GatewayTrial()
    let outcome = trial.client(url).submit(GatewayTrial.body, idempotencyKey: nil)
    #expect(outcome.name == "notSent" && outcome.error?.kind == .transport)
    #expect(trial.attempts == attempts)
  }

  @Test func aKeyThatNoHeaderCanHoldIsNotSent() throws {
    let server = try FaultServer(script: [])
    let trial = GatewayTrial()
    let outcome = trial.client(server.url, key: "c4n4ry\nX-Other: c4n4ry").submit(
      GatewayTrial.body, idempotencyKey: nil)
    #expect(outcome.name == "notSent" && server.connectionCount == 0)
    #expect(!String(reflecting: outcome).contains("c4n4ry"))
  }

  /// The second attempt gets there, and is the last whatever becomes of it.
  @Test(arguments: [
    ("taken", FaultAnswer(200, text: taken)), ("unknown", .lost), ("unknown", FaultAnswer(503)),
  ])
  func whatWasSentAtLastIsNotSentAgain(name: String, answer: FaultAnswer) throws {
    let server = try FaultServer(script: [answer])
    let isFirst = Flag()
    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
      var request = request
      if !isFirst.isSet { request.url = LiveURL("http://127.0.0.1:1/") }
      isFirst.set()
      return try transport.send(request)
    }
    let outcome = GatewayTrial().client(server.url, by: transport).submit(
      GatewayTrial.body, idempotencyKey: nil)
    #expect(outcome.name == name)
    #expect(server.requests.count == 1 && transport.requests.count == 2)
  }
}
