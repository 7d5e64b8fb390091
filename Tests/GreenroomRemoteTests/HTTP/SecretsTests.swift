import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// A signed query never shows in what goes wrong.
@Suite struct SecretsTests {
  private static let canary = "X-Amz-Signature=c4n4ry5ecret"

  @Test func noFailureShowsAQuery() throws {
    let server = try FaultServer { _ in .lost }
    let url = "http://127.0.0.1:\(server.port)/path?\(Self.canary)"
    let requests = [
      HTTPRequest(.get, LiveURL(url)),
      HTTPRequest(.get, LiveURL(url), addresses: .publicOnly),
      HTTPRequest(.get, LiveURL(url), isCancelled: { true }),
      HTTPRequest(.get, LiveURL("http://127.0.0.1:1/?\(Self.canary)")),
      HTTPRequest(.get, LiveURL("https://127.0.0.1:1/?\(Self.canary)#\(Self.canary)")),
      HTTPRequest(.get, LiveURL("http://no.such.host.invalid/?\(Self.canary)")),
      HTTPRequest(.get, LiveURL("http://user:c4n4ry5ecret@127.0.0.1/?\(Self.canary)")),
      HTTPRequest(.get, LiveURL("http://127.0.0.1/ ?\(Self.canary)")),
      HTTPRequest(.get, LiveURL("ftp://127.0.0.1/?\(Self.canary)")),
      HTTPRequest(.get, LiveURL(url), headers: ["X A": "c4n4ry5ecret"]),
      HTTPRequest(.get, LiveURL(url), headers: ["X-A": "c4n4ry5ecret\n"]),
      HTTPRequest(.put, LiveURL(url), body: MadeBody(byteCount: 9, breaksAt: 0)),
    ]
    for request in requests {
      let failure = try failure(of: request)
      #expect(!"\(failure)".contains("c4n4ry5ecret"))
      #expect(!String(reflecting: failure).contains("c4n4ry5ecret"))
      #expect(!failure.reason.contains("c4n4ry5ecret"))
    }
  }
}
