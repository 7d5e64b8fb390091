import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

@Suite struct AssetAPITests {
  @Test func listsInPages() async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let first = try await server.ask("GET", "/api/v1/assets?limit=1&sort=path").json()
      #expect(first["schema"]?.string == "greenroom.assets/1")
      #expect(first["total"]?.integer == 3)
      let next = try #require(first["next"]?.string)
      let second = try await server.ask("GET", "/api/v1/assets?limit=2&sort=path&after=\(next)").json()
      #expect(second["assets"]?.array?.count == 2 && second["next"] == .null)
      let third = try await server.ask("GET", "/api/v1/assets?skip=2&sort=path").json()
      #expect(third["assets"]?.array?.first == second["assets"]?.array?.last)
      #expect(third["total"]?.integer == 3)
      // Characters that part the tokens of the index are in no word, and no fault.
      for query in ["%10ab", "ab%7Fcd", "%C3%9B%15%C2%A2%C3%9Fx"] {
        let answer = try await server.ask("GET", "/api/v1/assets?q=\(query)")
        #expect(try answer.status == 200 && answer.json()["total"]?.integer == 0, "\(query)")
      }
      for target in ["skip=-1", "limit=", "limit=0", "limit=501", "limit=x", "sort=colour", "after=nonsense"]
      {
        #expect(try await server.ask("GET", "/api/v1/assets?\(target)").status == 400, "\(target)")
      }
    }
  }

  @Test func pointsAtWhatIsWrongInAQuery() async throws {
    try await TestServer.run { server in
      let problem = try await server.ask("GET", "/api/v1/assets?q=a%20kind:vdeo")
      #expect(problem.status == 400)
      #expect(problem.fields["content-type"] == "application/problem+json")
      #expect(try problem.json()["column"]?.integer == 7)
      let help = try await server.ask("GET", "/api/v1/query?q=a%20kind:v&at=8").json()
      let completion = try #require(help["completions"]?.array?.first)
      #expect(completion["text"]?.string == "video")
      #expect(completion["from"]?.integer == 7 && completion["to"]?.integer == 8)
    }
  }

  @Test func tellsWhatChangedAndWhatDidNot() async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let target = "/api/v1/assets/" + (try await server.asset(.image))
      let tag = try #require(try await server.ask("GET", target).fields["etag"])
      #expect(try await server.ask("GET", target, fields: [("If-None-Match", tag)]).status == 304)
      let changed = try await server.ask(
        "PATCH", target, ["name": "lamp", "rating": 4, "isPicked": true, "addTags": ["night"]],
        fields: [("If-Match", tag)])
      #expect(changed.status == 200)
      let asset = try changed.json()["asset"]
      #expect(asset?["name"]?.string == "lamp" && asset?["rating"]?.integer == 4)
      #expect(asset?["tags"]?.array == ["night"] && asset?["isPicked"]?.bool == true)
      let stale = try await server.ask("PATCH", target, ["rating": 1], fields: [("If-Match", tag)])
      #expect(stale.status == 412)
      #expect(try await server.ask("GET", target, fields: [("If-None-Match", tag)]).status == 200)
      let cleared = try await server.ask("PATCH", target, ["rating": .null, "name": .null]).json()["asset"]
      #expect(
        cleared?["rating"] == .null && cleared?["name"] == .null && cleared?["tags"]?.array == ["night"])
    }
  }

  @Test func letsOneOfTwoChangesThroughThatSawTheSame() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let target = "/api/v1/assets/" + (try await server.asset(.image))
      for round in 1...5 {
        let tag = try #require(try await server.ask("GET", target).fields["etag"])
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
          for number in 0..<4 {
            group.addTask {
              let note = JSONValue.string("\(round) \(number)")
              return try await server.ask("PATCH", target, ["note": note], fields: [("If-Match", tag)]).status
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200, 412, 412, 412])
      }
    }
  }

  @Test func takesBackOneChangeOfManyAssets() async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let answer = try await server.ask(
        "POST", "/api/v1/assets/changes", ["query": "", "addTags": ["a", "b"], "rating": 3])
      let document = try answer.json()
      #expect(document["changed"]?.integer == 3)
      let operation = try #require(document["operation"]?.integer)
      #expect(try await server.lastOperation() == operation)
      let facets = try await server.ask("GET", "/api/v1/facets").json()
      #expect(facets["tags"]?.array?.map { $0["count"]?.integer } == [3, 3])
      let undone = try await server.ask("POST", "/api/v1/undo", ["operation": .integer(operation)])
      #expect(undone.status == 200)
      #expect(try await server.ask("GET", "/api/v1/assets?q=rating:3").json()["total"]?.integer == 0)
      #expect(try await server.ask("GET", "/api/v1/tags").json()["tags"]?.array?.isEmpty == true)
      let again = try await server.ask("POST", "/api/v1/undo", ["operation": .integer(operation)])
      #expect(again.status == 404)
    }
  }

  @Test(
    arguments: [
      (["rating": 6], 422), (["rating": "5"], 422), (["colour": 1], 422), (["name": "image1"], 422),
      (["addTags": ["a//b"]], 422), (["addTags": "a"], 422), ([], 422),
    ] as [(JSONValue, Int)])
  func saysWhatIsWrongWithABody(body: JSONValue, status: Int) async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let target = "/api/v1/assets/" + (try await server.asset(.image))
      let answer = try await server.ask("PATCH", target, body)
      #expect(answer.status == status)
      #expect(try await server.lastOperation() == nil)
    }
  }

  @Test func refusesWhatIsNoJSONOrTooLarge() async throws {
    try await TestServer.run { server in
      let fields = [server.bearer, ("Content-Type", "application/json")]
      let broken = try await server.send("POST", "/api/v1/undo", fields: fields, body: "{")
      #expect(broken.status == 400 && broken.code == "invalid_json")
      let large = try await server.send(
        "POST", "/api/v1/undo", fields: fields, body: String(repeating: " ", count: 1_048_577))
      #expect(large.status == 413)
    }
  }

  @Test func composesWhatWouldBeSent() async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let id = try await server.asset(.image)
      let draft: JSONValue = [
        "draft": [
          "model": "seedance-2.0", "prompt": "@hero walks", "duration": 5,
          "references": [["name": "hero", "asset": .string(id)]],
        ]
      ]
      let document = try await server.ask("POST", "/api/v1/compose", draft).json()
      #expect(document["schema"]?.string == "greenroom.request/1" && document["id"] == .null)
      #expect(document["sentPrompt"]?.string == "@image1 walks")
      #expect(document["handles"]?.array?.first?["handle"]?.string == "@image1")
      #expect(document["curl"]?.string?.contains("curl") == true)
      #expect(
        document["command"]?.string?.contains("--prompt '@hero walks' --ref hero=\(id) --duration 5") == true)
      #expect(try await server.ask("GET", "/api/v1/requests").json()["total"]?.integer == 0)
    }
  }

  @Test func keepsSetsInOrder() async throws {
    try await TestServer.run(samples: TestServer.someSamples) { server in
      let (image, video) = (try await server.asset(.image), try await server.asset(.video))
      let made = try await server.ask(
        "POST", "/api/v1/sets", ["name": "harbour", "assets": [.string(image)]])
      #expect(made.status == 201)
      let target = "/api/v1/sets/harbour"
      let filled = try await server.ask("POST", target + "/members", ["assets": [.string(video)]]).json()
      #expect(filled["references"]?.array?.map { $0["handle"]?.string } == ["@image1", "@video1"])
      let left = try await server.ask("DELETE", target + "/members/@image1").json()
      #expect(left["references"]?.array?.count == 1)
      for slots in [["slots": [["name": ""]]], ["slots": [["name": "a\0b"]]], ["slots": 1], [:]]
        as [JSONValue]
      {
        #expect(try await server.ask("PUT", target + "/slots", slots).status == 422)
      }
      #expect(try await server.ask("POST", target + "/members", [:]).status == 422)
      let slots = try await server.ask(
        "PUT", target + "/slots", ["slots": [["name": "hero", "kind": "image"]]])
      #expect(try slots.json()["slots"]?.array?.first?["name"] == "hero")
      #expect(try await server.ask("DELETE", target).status == 200)
      #expect(try await server.ask("GET", target).status == 404)
    }
  }
}

extension TestServer {
  /// One of each kind.
  static let someSamples = ["ready/dunes.jpg", "ready/drift.mp4", "ready/theme.mp3"]
}
