import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// What ends an exchange, and whether anything may have been sent by then.
@Suite struct CurlFaultTests {
  @Test(arguments: [
    ("http://127.0.0.1:1/", "refused"), ("http://no.such.host.invalid/", "nameNotFound"),
    ("http://user@127.0.0.1/", "badURL"),
  ])
  func nothingWasSentWhereNoConnectionCameAbout(url: String, cause: String) throws {
    let failure = try failure(of: HTTPRequest(.post, LiveURL(url), isRepeatable: false))
    #expect(failure.causeName == cause)
    #expect(!failure.mayHaveBeenSent)
  }

  @Test func nothingWasSentWhereNoEncryptionCameAbout() throws {
    let server = try FaultServer { throw UnscriptedRequest($0) }
    let url = LiveURL("https://127.0.0.1:\(server.port)/")
    let failure = try failure(of: HTTPRequest(.put, url, body: HTTPBytes([1]), limits: .short()))
    #expect(["insecure", "timedOut"].contains(failure.causeName))
    #expect(!failure.mayHaveBeenSent)
  }

  @Test func aCertificateThatNobodyVouchesForIsNotTrusted() throws {
    let server = try UntrustedTLSServer()
    let request = HTTPRequest(.put, LiveURL(server.url + "/?c4n4ry"), body: HTTPBytes([1]))
    let failure = try failure(of: request)
    #expect(failure.causeName == "insecure")
    #expect(failure.reason.contains("certificate"))
    #expect(!failure.mayHaveBeenSent)
    #expect(!String(reflecting: failure).contains("c4n4ry"))
  }

  @Test(arguments: [
    ("lost", FaultAnswer.lost, "broken"),
    ("half a body", FaultAnswer(200, text: "content").cut(after: 3), "broken"),
    ("too long a promise", FaultAnswer(200, text: "content").declaring(length: 8), "broken"),
    ("silence", .silence(30), "timedOut"),
    ("drip", FaultAnswer(200, text: "slow content, very slow").dripping(1, every: 0.4), "timedOut"),
  ])
  func somethingMayHaveBeenSentInAllOtherCases(_: String, answer: FaultAnswer, cause: String) throws {
    let server = try FaultServer { _ in answer }
    let request = HTTPRequest(
      .post, LiveURL(server.url), body: HTTPBytes([1]), limits: .short(), isRepeatable: false)
    let failure = try failure(of: request)
    #expect(failure.causeName == cause)
    #expect(failure.mayHaveBeenSent)
    #expect(server.requests.count == 1)
  }

  @Test func theStallLimitCutsASlowAnswerInTime() throws {
    let answer = FaultAnswer(200, body: Array(repeating: 0, count: 200)).dripping(1, every: 0.2)
    let server = try FaultServer(script: [answer])
    let spent = try seconds {
      let failure = try failure(of: HTTPRequest(.get, LiveURL(server.url), limits: .short(stall: 1)))
      #expect(failure.causeName == "timedOut")
    }
    #expect(spent < 8)
  }

  @Test func theTotalLimitCutsAnAnswerThatNeverStalls() throws {
    let answer = FaultAnswer(200, body: Array(repeating: 0, count: 900_000)).dripping(3_000, every: 0.05)
    let server = try FaultServer(script: [answer])
    let spent = try seconds {
      let request = HTTPRequest(.get, LiveURL(server.url), limits: .short(stall: 60, total: 0.5))
      let failure = try failure(of: request)
      #expect(failure.causeName == "timedOut")
    }
    #expect((0.4..<5).contains(spent))
  }

  @Test func cancellingEndsAnExchangeUnderWay() throws {
    let server = try FaultServer(script: [.silence(30)])
    let flag = Flag()
    Thread.detachNewThread {
      while server.requests.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
      flag.set()
    }
    let spent = try seconds {
      let failure = try failure(of: HTTPRequest(.get, LiveURL(server.url), isCancelled: { flag.isSet }))
      #expect(failure.causeName == "interrupted")
      #expect(failure.mayHaveBeenSent)
    }
    #expect(spent < 8)
  }

  @Test func whatIsCancelledBeforeIsNotSent() throws {
    let server = try FaultServer(script: [])
    let failure = try failure(of: HTTPRequest(.get, LiveURL(server.url), isCancelled: { true }))
    #expect(failure.causeName == "interrupted")
    #expect(!failure.mayHaveBeenSent)
    #expect(server.connectionCount == 0)
  }

  @Test func aBodyThatCannotBeReadEndsTheExchange() throws {
    let server = try FaultServer { throw UnscriptedRequest($0) }
    let body = MadeBody(byteCount: 5_000_000, breaksAt: 1_000_000)
    let failure = try failure(of: HTTPRequest(.put, LiveURL(server.url), body: body))
    guard case .body(let error) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(error is MadeBody.Broken)
    #expect(failure.mayHaveBeenSent)
  }

  @Test func aBodyThatEndsEarlyEndsTheExchange() throws {
    let server = try FaultServer { throw UnscriptedRequest($0) }
    let body = MadeBody(byteCount: 1_000_000, endsAt: 999_999)
    let failure = try failure(of: HTTPRequest(.put, LiveURL(server.url), body: body))
    guard case .body(let error as HTTPBodyEndedEarly) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(error.missingBytes == 1)
  }
}
