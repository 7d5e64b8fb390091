import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Kept connections: what they save, and what must not happen because of them.
@Suite struct CurlConnectionTests {
  @Test func aRepeatableRequestOutlivesAConnectionThatDiedMeanwhile() throws {
    let server = try FaultServer(script: [FaultAnswer(200), .lost, FaultAnswer(200)])
    let transport = CurlTransport()
    let request = HTTPRequest(.put, LiveURL(server.url), body: MadeBody(byteCount: 300_000))
    #expect(try transport.send(request).status == 200)
    #expect(try transport.send(request).status == 200)
    #expect(server.requests.map(\.bodyByteCount) == [300_000, 300_000, 300_000])
    #expect(server.requests[2].body == server.requests[0].body)
  }

  @Test func aRequestThatIsNotRepeatableIsNeverSentAgainByLibcurl() throws {
    let server = try FaultServer(script: [FaultAnswer(200), .lost])
    let transport = CurlTransport()
    var request = HTTPRequest(.post, LiveURL(server.url), body: HTTPBytes([1, 2, 3]))
    #expect(try transport.send(request).status == 200)
    request.isRepeatable = false
    let failure = try failure(of: request, by: transport)
    #expect(failure.causeName == "broken")
    #expect(failure.mayHaveBeenSent)
    #expect(server.requests.count == 2)
  }

  @Test func aConnectionThatOneRuleAllowedServesNoOther() throws {
    let server = try FaultServer(script: [FaultAnswer(200), FaultAnswer(200)])
    let transport = CurlTransport()
    var request = HTTPRequest(.get, LiveURL(server.url))
    #expect(try transport.send(request).status == 200)
    request.addresses = .publicOnly
    #expect(try failure(of: request, by: transport).causeName == "forbiddenAddress")
    request.addresses = .any
    #expect(try transport.send(request).status == 200)
    #expect(server.connectionCount == 1)
  }

  @Test func aLargeBodyIsNeverInMemoryAsAWhole() throws {
    let server = try FaultServer(keepsBodies: false, { _ in FaultAnswer(200) })
    let transport = CurlTransport()
    func upload(_ megabytes: Int64) throws {
      let body = MadeBody(byteCount: megabytes * 1_000_000)
      #expect(try transport.send(HTTPRequest(.put, LiveURL(server.url), body: body)).status == 200)
    }
    try upload(1)
    let before = try Memory.residentBytes()
    try upload(200)
    let growth = try Memory.residentBytes() - before
    #expect(server.requests.last?.bodyByteCount == 200_000_000)
    // Other tests run meanwhile, hence the wide limit: held as a whole it would be 200 MB and more.
    #expect(growth < 150_000_000, "grew by \(growth) bytes")
  }
}
