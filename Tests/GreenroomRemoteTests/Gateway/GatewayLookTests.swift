import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// What a client makes of answers to a look and to a cancellation. Both may be asked again.
@Suite struct GatewayLookTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: FaultAnswer
    let kind: GatewayError.Kind
    /// How often it is asked.
    let count: Int
    var testDescription: String { name }

    init(_ name: String, _ answer: FaultAnswer, _ kind: GatewayError.Kind, count: Int) {
      (self.name, self.answer, self.kind, self.count) = (name, answer, kind, count)
    }
  }

  private static let processing = FaultAnswer(200, text: #"{"task_id": "t", "status": "processing"}"#)

  @Test(arguments: [
    Row("401", FaultAnswer(401), .unauthorized, count: 1),
    Row("404", FaultAnswer(404, text: #"{"error": {"code": "task_not_found"}}"#), .notFound, count: 1),
    Row("redirect", .redirect(to: "/elsewhere"), .refused, count: 1),
    Row("429", FaultAnswer(429), .rateLimited, count: 3),
    Row("500", FaultAnswer(500), .server, count: 3), Row("502", FaultAnswer(502), .server, count: 3),
    Row("503", FaultAnswer(503), .server, count: 3), Row("504", FaultAnswer(504), .server, count: 3),
    Row("nothing", FaultAnswer(200), .unreadable, count: 1),
    Row("no state", FaultAnswer(200, text: #"{"task_id": "t"}"#), .unreadable, count: 1),
    Row("half JSON", FaultAnswer(200, text: #"{"task_id": "t", "status": "qu"#), .unreadable, count: 1),
    Row("HTML", FaultAnswer(200, text: "<html>"), .unreadable, count: 1),
    Row("lost", .lost, .transport, count: 3), Row("cut", processing.cut(after: 9), .transport, count: 3),
  ])
  func failsAsItShould(row: Row) throws {
    let server = try FaultServer { _ in row.answer }
    let client = GatewayTrial().client(server.url)
    let error = try #require(throws: GatewayError.self) { try client.status(of: "t") }
    #expect(error.kind == row.kind && error.message.isEmpty == false)
    #expect(server.requests.count == row.count)
  }

  @Test func silenceEndsInTime() throws {
    let server = try FaultServer { _ in .silence(60) }
    let client = GatewayTrial().client(server.url, patience: 1)
    #expect(try #require(throws: GatewayError.self) { try client.status(of: "t") }.kind == .transport)
  }

  @Test(arguments: [FaultAnswer(503), FaultAnswer(429, [("Retry-After", "1")]), .lost])
  func whatPassesIsAskedAgain(answer: FaultAnswer) throws {
    let server = try FaultServer(script: [answer, Self.processing])
    #expect(try GatewayTrial().client(server.url).status(of: "t").status == .processing)
  }

  @Test func aPauseThatTheGatewayAsksForIsKept() throws {
    let server = try FaultServer { _ in FaultAnswer(429, [("Retry-After", "7")]) }
    let trial = GatewayTrial()
    let error = try #require(throws: GatewayError.self) { try trial.client(server.url).status(of: "t") }
    #expect(error.retryAfter == 7)
    #expect(abs(trial.clock.sleptSeconds - 14) < 0.01)
  }

  @Test func anIDIsNoPath() throws {
    let server = try FaultServer(script: [Self.processing])
    _ = try GatewayTrial().client(server.url + "/v1").status(of: "../a/b?c=d")
    #expect(server.requests.map(\.target) == ["/v1/tasks/..%2Fa%2Fb%3Fc%3Dd"])
  }

  @Test(arguments: [400, 409]) func whatRunsIsNotCancelled(status: Int) throws {
    let server = try FaultServer(script: [
      FaultAnswer(status, text: #"{"error": {"code": "task_not_cancellable", "message": "It runs."}}"#)
    ])
    let client = GatewayTrial().client(server.url)
    let error = try #require(throws: GatewayError.self) { try client.cancel("t") }
    #expect(error.kind == .notCancellable && error.message == "It runs")
  }

  @Test func whatWaitsIsCancelled() throws {
    let server = try FaultServer(script: [FaultAnswer(200, text: #"{"task_id": "t", "status": "cancelled"}"#)]
    )
    #expect(try GatewayTrial().client(server.url).cancel("t").status == .cancelled)
    #expect(server.requests.map(\.target) == ["/tasks/t/cancel"] && server.requests[0].method == "POST")
  }

  @Test(arguments: [(404, GatewayError.Kind.notFound), (401, .unauthorized), (400, .refused), (500, .server)])
  func aCancellationFailsLikeALook(status: Int, kind: GatewayError.Kind) throws {
    let server = try FaultServer { _ in FaultAnswer(status) }
    let client = GatewayTrial().client(server.url)
    #expect(try #require(throws: GatewayError.self) { try client.cancel("t") }.kind == kind)
  }
}
