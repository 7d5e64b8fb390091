import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct RetryingTransportTests {
  private static let request = HTTPRequest(.put, LiveURL("http://127.0.0.1/x?secret"))

  @Test(arguments: [
    (200, 1), (204, 1), (304, 1), (400, 1), (403, 1), (404, 1), (408, 1), (412, 1), (429, 3), (500, 3),
    (501, 1),
    (502, 3), (503, 3), (504, 3), (505, 1),
  ])
  func statuses(status: Int, attempts: Int) throws {
    let scripted = ScriptedTransport(Array(repeating: .status(status), count: attempts))
    let transport = RetryingTransport(scripted, clock: StillClock().clock())
    #expect(try transport.send(Self.request).status == status)
    #expect(scripted.attempts == attempts)
  }

  @Test(arguments: [
    (HTTPFailure.Cause.nameNotFound, 3), (.refused, 3), (.timedOut, 3), (.broken("x"), 3),
    (.forbiddenAddress("::1"), 1), (.insecure("x"), 1), (.answerTooLong, 1), (.body(MadeBody.Broken()), 1),
    (.sink(MadeBody.Broken()), 1), (.interrupted, 1), (.badURL, 1), (.badHeader("x"), 1),
    (.unavailable("x"), 1),
  ])
  func failures(cause: HTTPFailure.Cause, attempts: Int) throws {
    let scripted = ScriptedTransport(Array(repeating: .failure(cause, wasSent: true), count: attempts))
    let transport = RetryingTransport(scripted, clock: StillClock().clock())
    let failure = try failure(of: Self.request, by: transport)
    #expect(scripted.attempts == attempts)
    #expect("\(failure.cause)" == "\(cause)")
  }

  @Test(arguments: [
    (ScriptedTransport.Step.failure(.refused, wasSent: false), 3), (.failure(.broken("x"), wasSent: true), 1),
    (.failure(.timedOut, wasSent: true), 1), (.failure(.timedOut, wasSent: false), 3), (.status(503), 1),
    (.status(429), 1),
  ])
  func whatIsNotRepeatableIsRepeatedOnlyUnsent(step: ScriptedTransport.Step, attempts: Int) {
    let scripted = ScriptedTransport(Array(repeating: step, count: attempts))
    var request = Self.request
    request.isRepeatable = false
    _ = try? RetryingTransport(scripted, clock: StillClock().clock()).send(request)
    #expect(scripted.attempts == attempts)
  }

  @Test func anEarlierAttemptThatMayHaveArrivedIsNotForgotten() throws {
    let scripted = ScriptedTransport([
      .failure(.broken("x"), wasSent: true), .failure(.refused, wasSent: false),
      .failure(.refused, wasSent: false),
    ])
    let transport = RetryingTransport(scripted, clock: StillClock().clock())
    #expect(try failure(of: Self.request, by: transport).mayHaveBeenSent)
  }

  @Test(arguments: [(0.0, 0.0), (0.5, 0.75), (1.0, 1.5)])
  func waitsDoubleAndAreSpreadByChance(random: Double, slept: Double) throws {
    let clock = StillClock()
    let scripted = ScriptedTransport([.status(500), .status(500), .status(500)])
    _ = try RetryingTransport(scripted, clock: clock.clock(random: random)).send(Self.request)
    #expect(abs(clock.sleptSeconds - slept) < 1e-6)
  }

  @Test(arguments: [
    ("0", 0.0), ("3", 3), ("30", 30), ("31", 30), ("99999999999", 30), ("-5", 0),
    ("Sun, 06 Nov 1994 08:49:44 GMT", 7), ("Sun, 06 Nov 1994 08:49:30 GMT", 0),
    ("Mon, 07 Nov 1994 08:49:37 GMT", 30), ("soon", 0.5), ("", 0.5),
  ])
  func theServersWishIsObeyedWithinReason(retryAfter: String, slept: Double) throws {
    let clock = StillClock()
    let scripted = ScriptedTransport([.status(503, retryAfter: retryAfter), .status(200)])
    _ = try RetryingTransport(scripted, clock: clock.clock()).send(Self.request)
    #expect(abs(clock.sleptSeconds - slept) < 1e-6)
  }

  @Test func aQuotaThatRanDryTriesOnceAndSuccessFillsIt() throws {
    var policy = RetryPolicy.standard
    policy.quota = 15
    let busy = ScriptedTransport.Step.status(503)
    let scripted = ScriptedTransport(
      [busy, busy, busy] + [busy, busy] + [busy] + Array(repeating: .status(200), count: 5) + [
        busy, .status(200),
      ])
    let transport = RetryingTransport(scripted, policy: policy, clock: StillClock().clock())
    // 15 tokens: two retries, one, none; five successes give the price of one.
    for attempts in [3, 5, 6, 7, 8, 9, 10, 11, 13] {
      _ = try transport.send(Self.request)
      #expect(scripted.attempts == attempts)
    }
  }

  @Test func aTimeOutCostsTwice() {
    var policy = RetryPolicy.standard
    policy.quota = 19
    let scripted = ScriptedTransport(Array(repeating: .failure(.timedOut, wasSent: true), count: 2))
    _ = try? RetryingTransport(scripted, policy: policy, clock: StillClock().clock()).send(Self.request)
    #expect(scripted.attempts == 2)
  }

  @Test func cancellingEndsTheWait() throws {
    let flag = Flag()
    let clock = StillClock(onSleep: { flag.set() })
    let scripted = ScriptedTransport([.status(503, retryAfter: "30")])
    var request = Self.request
    request.isCancelled = { flag.isSet }
    let failure = try failure(of: request, by: RetryingTransport(scripted, clock: clock.clock()))
    #expect(failure.causeName == "interrupted")
    #expect(failure.mayHaveBeenSent)
    #expect(clock.sleptSeconds < 1)
  }

  @Test func aRealServerThatWasBusyGetsTheSameBodyAgain() throws {
    let server = try FaultServer(
      dropping: 1, script: FaultAnswer.busy(retryAfter: "0") + [FaultAnswer(200, text: "done")])
    let transport = RetryingTransport(CurlTransport(), clock: StillClock().clock())
    let body = MadeBody(byteCount: 200_000)
    let response = try transport.send(HTTPRequest(.put, LiveURL(server.url), body: body))
    #expect(String(decoding: response.body, as: UTF8.self) == "done")
    #expect(server.requests.map(\.bodyByteCount) == [200_000, 200_000])
    #expect(server.requests[0].body == server.requests[1].body)
  }

  @Test func aSinkForgetsWhatABrokenAttemptBrought() throws {
    let whole = FaultAnswer(200, text: "content")
    let server = try FaultServer(script: [whole.cut(after: 3), whole])
    let sink = CollectingSink()
    let transport = RetryingTransport(CurlTransport(), clock: StillClock().clock())
    _ = try transport.send(HTTPRequest(.get, LiveURL(server.url)), into: sink)
    #expect(sink.bytes == Array("content".utf8))
    #expect(sink.heads.count == 2)
  }
}
