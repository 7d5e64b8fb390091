import Foundation
import GreenroomModel
import GreenroomRemote
import Testing

@Suite struct HTTPSmallPartsTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Wed, 29 Feb 2096 23:59:59 GMT", 3_981_398_399), ("Sun, 06 Nov 1994 08:49:37", nil),
    ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("Sun, 32 Nov 1994 08:49:37 GMT", nil),
    ("Sun, 06 Nov 1994 24:00:00 GMT", nil), ("06 Nov 1994", nil), ("", nil),
  ])
  func datesOfHTTP(text: String, seconds: Double?) {
    #expect(HTTPDate.date(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    ("https://other.example/x?sig=%2F", "https://other.example/x?sig=%2F"),
    ("/b?c=%2f", "http://h.example/b?c=%2f"), ("b", "http://h.example/a/b"),
    ("../b", "http://h.example/b"), ("//other.example/b", "http://other.example/b"),
    ("?q", "http://h.example/a/x?q"), ("file:///etc/passwd", "file:///etc/passwd"), ("", nil),
  ])
  func redirectsLeadOn(location: String, target: String?) {
    var headers = HTTPHeaders()
    headers["Location"] = location
    let answer = HTTPResponse(head: .init(status: 302, headers: headers), body: [])
    let url = LiveURL("http://h.example/a/x?old=1")
    #expect(Redirect.target(of: answer, from: url)?.secret == target)
  }

  @Test(arguments: [200, 300, 304, 305, 404])
  func otherAnswersLeadNowhere(status: Int) {
    let answer = HTTPResponse(head: .init(status: status, headers: ["Location": "/x"]), body: [])
    #expect(Redirect.target(of: answer, from: LiveURL("http://h.example/")) == nil)
  }
}
