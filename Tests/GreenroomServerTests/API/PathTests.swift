import GreenroomModel
import Testing

@testable import GreenroomServer

/// No path of a client reaches the disk.
@Suite struct PathTests {
  @Test(arguments: [
    "/media/..", "/media/../../etc/passwd", "/media/..%2f..%2fetc%2fpasswd",
    "/media/%2e%2e/%2e%2e/etc/passwd",
    "/media/%252e%252e%252fetc%252fpasswd", "/media/%00", "/media//etc/passwd", "/media/%2Fetc%2Fpasswd",
    "/media/0000000000", "/media/0000000000%00.jpg", "/media/", "/previews/../../catalog.sqlite",
    "/previews/..%2f../1/catalog.sqlite", "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/index.html",
    "/catalog.sqlite", "/server.key", "//etc/passwd", "/./index.html", "/index.html/..", "/%ff%fe", "/%",
  ])
  func givesNothingFromOutside(target: String) async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let answer = try await server.ask("GET", target)
      #expect([400, 404].contains(answer.status))
      #expect(!answer.text.contains("root:"))
      if answer.status == 404 { #expect(answer.code == "not_found") }
    }
  }

  @Test(arguments: ["/etc/passwd", "../../etc/passwd", "file:///etc/passwd"])
  func takesNoPathsInBodies(path: String) async throws {
    try await TestServer.run { server in
      let value = JSONValue.string(path)
      let draft: JSONValue = ["draft": ["model": "seedance-2.0", "prompt": "x", "references": [value]]]
      for target in ["/api/v1/compose", "/api/v1/requests", "/api/v1/tasks"] {
        #expect(try await server.ask("POST", target, draft).status == 404, "\(target)")
      }
      for target in ["/api/v1/check", "/api/v1/fits", "/api/v1/assets/changes"] {
        let answer = try await server.ask("POST", target, ["assets": [value]])
        #expect([404, 422].contains(answer.status), "\(target)")
      }
    }
  }

  @Test func knowsWhatCanBeAsked() async throws {
    try await TestServer.run { server in
      #expect(try await server.ask("GET", "/api/v2").status == 404)
      let answer = try await server.ask("DELETE", "/api/v1/assets")
      #expect(answer.status == 405)
      #expect(answer.fields["allow"] == "GET, HEAD")
      // What says more of the path is meant.
      let changes = try await server.ask("GET", "/api/v1/assets/changes")
      #expect(changes.status == 405 && changes.fields["allow"] == "POST")
    }
  }
}
