import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// What comes back.
@Suite struct CurlAnswerTests {
  @Test func headersAndBodyComeAsTheyAre() throws {
    let answer = FaultAnswer(
      201, [("X-Two", "a"), ("x-two", "b"), ("ETag", "\"e\"")], body: Array(0...255))
    let server = try FaultServer(script: [answer])
    let response = try CurlTransport().send(HTTPRequest(.get, LiveURL(server.url)))
    #expect(response.status == 201)
    #expect(response.headers["etag"] == "\"e\"")
    #expect(response.headers.fields.filter { $0.name.lowercased() == "x-two" }.map(\.value) == ["a", "b"])
    #expect(response.body == Array(0...255))
  }

  @Test(arguments: [200, 206])
  func aSinkTakesTheBodyOfASuccess(status: Int) throws {
    let server = try FaultServer(script: [FaultAnswer(status, text: "content")])
    let sink = CollectingSink()
    let response = try CurlTransport().send(HTTPRequest(.get, LiveURL(server.url)), into: sink)
    #expect(response.body.isEmpty)
    #expect(sink.heads.map(\.status) == [status])
    #expect(sink.bytes == Array("content".utf8))
  }

  @Test(arguments: [302, 403, 404, 412, 500, 503])
  func otherBodiesAreCollectedBesideTheSink(status: Int) throws {
    let server = try FaultServer(script: [FaultAnswer(status, text: "why")])
    let sink = CollectingSink()
    let response = try CurlTransport().send(HTTPRequest(.get, LiveURL(server.url)), into: sink)
    #expect(response.status == status)
    #expect(response.body == Array("why".utf8))
    #expect(sink.heads.isEmpty)
  }

  @Test func redirectsAreAnswersAndNotFollowed() throws {
    let server = try FaultServer(script: [.redirect(to: "/elsewhere")])
    let response = try CurlTransport().send(HTTPRequest(.get, LiveURL(server.url)))
    #expect(response.status == 302)
    #expect(response.headers["Location"] == "/elsewhere")
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [(999, false), (1_000, false), (1_001, true)])
  func anAnswerHasAGreatestLength(length: Int, isTooLong: Bool) throws {
    let answer = FaultAnswer(200, body: Array(repeating: 1, count: length))
    let server = try FaultServer { _ in answer }
    for sink in [nil, CollectingSink()] {
      let request = HTTPRequest(.get, LiveURL(server.url), limits: .short(greatestAnswer: 1_000))
      if isTooLong {
        #expect(try failure(of: request, into: sink).causeName == "answerTooLong")
      } else {
        #expect(try CurlTransport().send(request, into: sink).status == 200)
      }
    }
  }

  @Test func anErrorsDocumentIsBoundedWhateverTheContentMayBe() throws {
    let server = try FaultServer(script: [FaultAnswer(404, body: Array(repeating: 32, count: 4_194_305))])
    let request = HTTPRequest(.get, LiveURL(server.url), limits: .short(greatestAnswer: .max))
    #expect(try failure(of: request, into: CollectingSink()).causeName == "answerTooLong")
  }

  @Test func headersWithoutEndAreGivenUp() throws {
    let header = (name: "X-Long", value: String(repeating: "x", count: 10_000))
    let server = try FaultServer(script: [FaultAnswer(200, Array(repeating: header, count: 40))])
    #expect(try failure(of: HTTPRequest(.get, LiveURL(server.url))).causeName == "broken")
  }

  @Test func whatASinkThrowsComesBack() throws {
    let server = try FaultServer(script: [FaultAnswer(200, text: "content")])
    let failure = try failure(
      of: HTTPRequest(.get, LiveURL(server.url)), into: CollectingSink(refusing: MadeBody.Broken()))
    guard case .sink(let error) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(error is MadeBody.Broken)
    #expect(failure.mayHaveBeenSent)
  }
}
