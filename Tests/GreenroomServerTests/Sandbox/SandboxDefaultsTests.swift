import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// What a request gets that does not say what it wants.
@Suite struct SandboxDefaultsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let profile: String
    let body: JSONValue
    let width: Int
    let height: Int
    let seconds: Double
    let hasSound: Bool
    var testDescription: String { "\(profile) \(body.compactText)" }
  }

  @Test(arguments: [
    Row(
      profile: "qingbo", body: ["model": "seedance-2.0", "prompt": "Sea", "resolution": "480p"],
      width: 864, height: 496, seconds: 5, hasSound: false),
    Row(
      profile: "qingbo",
      body: ["model": "seedance-1.0-pro-fast", "prompt": "Sea", "resolution": "480p", "duration": 2],
      width: 864, height: 480, seconds: 2, hasSound: false),
    Row(
      profile: "qingbo-2026-09",
      body: ["model": "seedance-2.0", "prompt": "Sea", "resolution": "480p", "duration": 4],
      width: 864, height: 496, seconds: 4, hasSound: true),
    Row(
      profile: "qingbo-2026-09", body: ["model": "seedance-2.5", "prompt": "Sea", "duration": 4],
      width: 1280, height: 720, seconds: 4, hasSound: true),
  ])
  func theProfileDecides(row: Row) async throws {
    try await TestSandbox.run(profile: row.profile) { sandbox in
      let facts = try await sandbox.clip(of: row.body)
      #expect(facts.width == row.width && facts.height == row.height)
      #expect(abs(try #require(facts.duration?.value) - row.seconds) < 0.1)
      #expect((facts.audioCodec == "aac") == row.hasSound && (facts.audioCodec == nil) != row.hasSound)
    }
  }

  /// A picture that is stored on its side has the shape in which it is shown.
  @Test func adaptiveFollowsTheFirstPicture() async throws {
    try await TestSandbox.run { sandbox in
      let facts = try await sandbox.clip(
        of: TestSandbox.body([
          .init("prompt", "@image1 over @image2"), .init("aspect_ratio", "adaptive"),
          .init("image_urls", [sandbox.sample("ready/phone.jpg"), sandbox.sample("ready/dunes.jpg")]),
        ]))
      #expect(facts.width == 566 && facts.height == 756)
    }
  }

  /// A clip that is edited keeps its length.
  @Test func anEditLastsAsLongAsItsSource() async throws {
    try await TestSandbox.run(profile: "qingbo-2026-09") { sandbox in
      let body: JSONValue = [
        "model": "seedance-2.5", "prompt": "Make @video1 night", "action": "edit", "duration": 0,
        "resolution": "480p", "aspect_ratio": "adaptive", "video_urls": [sandbox.sample("ready/drift.mp4")],
      ]
      let facts = try await sandbox.clip(of: body)
      #expect(abs(try #require(facts.duration?.value) - 4) < 0.1)
      #expect(try await sandbox.submit(body).json()["action"] == "edit")
    }
  }
}

extension TestSandbox {
  /// What a player finds in the clip of a request.
  fileprivate func clip(of body: JSONValue) async throws -> MediaFacts {
    let reply = try await submit(body)
    let id = try #require(try reply.json()["task_id"]?.string, "\(reply.text)")
    let clip = try await follow(try await outcome(of: id)["result"]?["videos"]?.array?.first?["url"])
    return try await facts(of: clip.body, as: "clip.mp4")
  }
}
