import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// What reaches the server.
@Suite struct CurlRequestTests {
  @Test(arguments: [
    ("/a/../b%2f%2F/./x?y=%41&z=a+b", "/a/../b%2f%2F/./x?y=%41&z=a+b"),
    ("/%E6%B2%99%E4%B8%98/~x_-.!*'();:@&=$,", "/%E6%B2%99%E4%B8%98/~x_-.!*'();:@&=$,"),
    ("//double//slash", "//double//slash"), ("?only=query", "/?only=query"), ("", "/"), ("/x#fragment", "/x"),
  ])
  func theURLIsSentToTheByte(written: String, target: String) throws {
    let server = try FaultServer(script: [FaultAnswer(200)])
    _ = try CurlTransport().send(HTTPRequest(.get, LiveURL(server.url + written)))
    #expect(server.requests.map(\.target) == [target])
  }

  @Test(arguments: [
    "ftp://127.0.0.1/x", "file:///etc/passwd", "127.0.0.1/x", "http://", "http:///x", "http:/127.0.0.1/",
    "http://user:pass@127.0.0.1/", "http://user@127.0.0.1/", "http://127.0.0.1/a b", "http://127.0.0.1/\n",
    "http://127.0.0.1/é", "http://127.0.0.1\\@example.com/", "", "gopher://127.0.0.1:1/_x",
    "http://127.0.0.1:x/",
  ])
  func whatCannotBeSentIsRefused(url: String) throws {
    let failure = try failure(of: HTTPRequest(.get, LiveURL(url)))
    #expect(failure.causeName == "badURL")
    #expect(!failure.mayHaveBeenSent)
  }

  @Test func headersAreSentAsTheyAreAndNoOthersThatMatter() throws {
    let server = try FaultServer(script: [FaultAnswer(200)])
    let headers: HTTPHeaders = ["X-One": "a  b", "X-Empty": "", "Content-Type": "image/png"]
    _ = try CurlTransport().send(
      HTTPRequest(.put, LiveURL(server.url), headers: headers, body: MadeBody(byteCount: 3_000_000)))
    let request = try #require(server.requests.first)
    #expect(request["X-One"] == "a  b")
    #expect(request["X-Empty"] == "")
    #expect(request["Content-Type"] == "image/png")
    for name in ["Expect", "Accept-Encoding", "Transfer-Encoding", "Authorization", "Cookie"] {
      #expect(request[name] == nil, "\(name)")
    }
  }

  @Test(arguments: [("X-A", "b\r\nEvil: c"), ("X-A", "b\u{0}"), ("X A", "b"), ("X:A", "b"), ("", "b")])
  func headersThatWouldSmuggleAreRefused(name: String, value: String) throws {
    var headers = HTTPHeaders()
    headers.add(name, value)
    let failure = try failure(of: HTTPRequest(.get, LiveURL("http://127.0.0.1:1/"), headers: headers))
    #expect(failure.causeName == "badHeader")
    #expect(!failure.mayHaveBeenSent)
    #expect(!"\(failure)".contains("Evil"))
  }

  @Test(arguments: [
    (HTTPRequest.Method.get, nil, nil), (.delete, nil, nil), (.put, nil, "0"), (.post, nil, "0"),
    (.put, "abc", "3"), (.post, "abc", "3"), (.put, "", "0"), (.delete, "abc", "3"),
  ])
  func methodsAndLengths(method: HTTPRequest.Method, body: String?, length: String?) throws {
    let server = try FaultServer(script: [FaultAnswer(200), FaultAnswer(200)])
    let transport = CurlTransport()
    let request = HTTPRequest(
      method, LiveURL(server.url + "/x"), body: body.map { HTTPBytes(Array($0.utf8)) })
    _ = try transport.send(request)
    // A handle that did something else before does this just the same.
    _ = try transport.send(request)
    for seen in server.requests {
      #expect(seen.method == method.rawValue)
      #expect(seen["Content-Length"] == length)
      #expect(seen.body == Array((body ?? "").utf8))
    }
    #expect(server.connectionCount == 1)
  }

  @Test func methodsFollowOneAnotherOnOneConnection() throws {
    let server = try FaultServer { FaultAnswer(200, text: $0.method) }
    let transport = CurlTransport()
    for method in [HTTPRequest.Method.put, .get, .post, .delete, .get, .put] {
      let response = try transport.send(HTTPRequest(method, LiveURL(server.url)))
      #expect(String(decoding: response.body, as: UTF8.self) == method.rawValue)
    }
    #expect(server.connectionCount == 1)
  }

  @Test func manyThreadsShareOneTransport() throws {
    let server = try FaultServer { FaultAnswer(200, text: $0.target) }
    let transport = CurlTransport()
    let mixedUp = OnThreads.count(16) { thread in
      (0..<20).filter { number in
        let path = "/\(thread)/\(number)"
        let response = try? transport.send(HTTPRequest(.get, LiveURL(server.url + path)))
        return response?.body != Array(path.utf8)
      }.count
    }
    #expect(mixedUp == 0)
    #expect(server.requests.count == 320)
    #expect(server.connectionCount <= 16)
  }
}
