import Greenroom
import GreenroomModel
import HTTPTypes
import Testing

@testable import GreenroomServer

/// Who is let in, one refusal each; what is refused has no effect.
@Suite struct GateTests {
  @Test(arguments: ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
  func answersUnderItsOwnNames(host: String) async throws {
    try await TestServer.run { server in
      let answer = try await server.send("GET", "/health", host: host)
      #expect(answer.status == 200)
    }
  }

  @Test(arguments: [
    "evil.example", "evil.example:PORT", "127.evil.com:PORT", "127.0.0.1.evil.com:PORT", "localhost.:PORT",
    "localhost.evil.com:PORT", "127.0.0.1", "127.0.0.1:1", "127.1:PORT", "2130706433:PORT", "0x7f000001:PORT",
    "[::]:PORT", "[::ffff:127.0.0.1]:PORT", "10.0.0.1:PORT", "0.0.0.0:PORT", "user@127.0.0.1:PORT", "",
  ])
  func refusesForeignHosts(host: String) async throws {
    try await TestServer.run { server in
      // A name that was made to lead here comes with the same bytes, token and all.
      for target in ["/health", "/api/v1/assets", "/", "/events", "/media/0000000000"] {
        let answer = try await server.send("GET", target, host: host, fields: [server.bearer])
        #expect([400, 403].contains(answer.status), "\(target)")
      }
      let change = try await server.send(
        "PUT", "/api/v1/searches/x", host: host,
        fields: [server.bearer, ("Content-Type", "application/json")],
        body: #"{"query":"a"}"#)
      #expect([400, 403].contains(change.status))
      #expect(try await server.lastOperation() == nil)
    }
  }

  @Test func refusesARequestWithoutHost() async throws {
    try await TestServer.run { server in
      let answer = try await server.send("GET", "/api/v1/assets", host: nil, fields: [server.bearer])
      #expect([400, 403].contains(answer.status))
    }
  }

  @Test(arguments: [
    ("Origin", "null"), ("Origin", "http://evil.example"), ("Origin", "https://127.0.0.1:PORT"),
    ("Origin", "http://127.0.0.1:1"), ("Origin", "http://127.0.0.1:PORT.evil.com"),
    ("Origin", "http://localhost:PORT"),
    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"),
  ])
  func refusesOtherSites(field: String, value: String) async throws {
    try await TestServer.run { server in
      for target in ["/health", "/api/v1/assets", "/"] {
        let answer = try await server.send("GET", target, fields: [server.bearer, (field, value)])
        #expect(answer.status == 403 && answer.code == "foreign_origin", "\(target)")
      }
      let change = try await server.ask("PUT", "/api/v1/searches/x", ["query": "a"], fields: [(field, value)])
      #expect(change.status == 403)
      #expect(try await server.lastOperation() == nil)
    }
  }

  @Test func letsItsOwnPageIn() async throws {
    try await TestServer.run { server in
      let fields = [server.bearer, ("Origin", "http://127.0.0.1:PORT"), ("Sec-Fetch-Site", "same-origin")]
      let answer = try await server.send("GET", "/api/v1", fields: fields)
      #expect(answer.status == 200)
    }
  }

  @Test(
    arguments: [
      nil, ("Authorization", ""), ("Authorization", "Bearer"), ("Authorization", "Bearer "),
      ("Authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
      ("Authorization", "Basic Og=="),
      ("Cookie", "greenroom-PORT=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ("Cookie", "greenroom-PORT="),
    ] as [(String, String)?])
  func refusesThoseWithoutTheToken(field: (String, String)?) async throws {
    try await TestServer.run { server in
      let routes = RouteTable.all.filter { $0.scope != nil }
      for route in routes {
        let target = route.template.replacing(/\{[a-z]+\}/, with: "0000000000")
        let answer = try await server.send(route.method.rawValue, target, fields: field.map { [$0] } ?? [])
        #expect(answer.status == 401, "\(route.method) \(target)")
        #expect(answer.fields["www-authenticate"] == "Bearer")
      }
    }
  }

  @Test func refusesTheTokenOfAnotherPort() async throws {
    try await TestServer.run { server in
      let other = try ServerToken(ofLibrary: server.library.folder, port: server.port + 1)
      let answer = try await server.send(
        "GET", "/api/v1", fields: [("Authorization", "Bearer \(other.text)")])
      #expect(answer.status == 401)
      let again = try ServerToken(ofLibrary: server.library.folder, port: server.port)
      #expect(again.text == server.server.token.text)
    }
  }

  @Test func refusesChangesThatACookiePaysForUnmarked() async throws {
    try await TestServer.run { server in
      let type = ("Content-Type", "application/json")
      let body = #"{"query":"kind:image"}"#
      let forged = try await server.send(
        "PUT", "/api/v1/searches/x", fields: [server.cookie, type], body: body)
      #expect(forged.status == 403 && forged.code == "csrf")
      let form = try await server.send(
        "POST", "/api/v1/undo", fields: [server.bearer, ("Content-Type", "text/plain")], body: "{}")
      #expect(form.status == 415)
      #expect(try await server.lastOperation() == nil)
      let ours = try await server.send(
        "PUT", "/api/v1/searches/x", fields: [server.cookie, type, ("X-Greenroom", "1")], body: body)
      #expect(ours.status == 200)
      #expect(try await server.send("GET", "/api/v1", fields: [server.cookie]).status == 200)
    }
  }

  @Test func makesACookieThatNoScriptReads() async throws {
    try await TestServer.run { server in
      let answer = try await server.ask("POST", "/api/v1/session")
      #expect(answer.status == 204)
      let cookie = try #require(answer.fields["set-cookie"])
      #expect(cookie.hasPrefix("greenroom-\(server.port)=\(server.server.token.text); "))
      for word in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(word)) }
      let end = try await server.ask("DELETE", "/api/v1/session")
      #expect(end.fields["set-cookie"]?.contains("Max-Age=0") == true)
    }
  }

  @Test func keepsToItsScopes() async throws {
    try await TestServer.run({ $0.scopes = [.read] }) { server in
      for route in RouteTable.all {
        guard let scope = route.scope, scope != .read else { continue }
        let target = route.template.replacing(/\{[a-z]+\}/, with: "0000000000")
        let answer = try await server.ask(route.method.rawValue, target)
        #expect(answer.status == 403 && answer.code == "scope", "\(route.method) \(target)")
      }
    }
  }

  @Test func putsTheFieldsOnEveryAnswer() async throws {
    try await TestServer.run { server in
      for target in ["/health", "/api/v1", "/nothing", "/"] {
        let fields = try await server.ask("GET", target).fields
        let policy = try #require(fields["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(fields["x-content-type-options"] == "nosniff")
        #expect(fields["x-frame-options"] == "DENY")
        #expect(fields["referrer-policy"] == "no-referrer")
        #expect(fields["cross-origin-resource-policy"] == "same-origin")
      }
    }
  }
}
