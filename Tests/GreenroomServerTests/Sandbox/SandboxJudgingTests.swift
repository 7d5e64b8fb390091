import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// What the sandbox refuses, and that it says everything at once.
@Suite struct SandboxJudgingTests {
  @Test func listsAllReasons() async throws {
    try await TestSandbox.run { sandbox in
      let body = TestSandbox.body([
        .init("duration", 99), .init("resolution", "8k"), .init("last_frame", 5),
        .init("prompt", "@image1 @image2 @image7"),
        .init("image_urls", [sandbox.sample("unfit/panorama.jpg"), sandbox.sample("nowhere.png")]),
        .init("first_frame_image", "x"),
      ])
      let reply = try await sandbox.submit(body)
      #expect(try reply.status == 400)
      #expect(try reply.error("code") == "invalid_request" && reply.error("type") != nil)
      let message = try #require(try reply.error("message"))
      for part in [
        "duration", "resolution", "last_frame must be text", "@image1", "@image2", "@image7",
        "first_frame_image",
      ] {
        #expect(message.contains(part), "\(part) is not in: \(message)")
      }
      #expect(try await sandbox.count("taken") == 0)
      #expect(try await sandbox.count("refused") == 1)
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let body: String
    let says: String
    var testDescription: String { body }
  }

  @Test(arguments: [
    Row(body: "", says: "not JSON"),
    Row(body: "{\"model\":", says: "not JSON"),
    Row(body: "{\"model\": 1, \"model\": 2}", says: "given twice"),
    Row(body: "[]", says: "a list and not a map"),
    Row(body: "{}", says: "model is missing"),
    Row(body: "{\"model\": \"\"}", says: "model is missing"),
    Row(body: "{\"model\": 5}", says: "model must be text"),
    Row(body: "{\"model\": \"2.0\"}", says: "no model “2.0”"),
    Row(body: "{\"model\": \"seedance-2.0\"}", says: "prompt"),
    Row(body: "{\"model\": \"seedance-2.0\", \"prompt\": [\"x\"]}", says: "prompt must be text"),
    Row(body: "{\"model\": \"seedance-2.0\", \"image_urls\": \"x\"}", says: "image_urls must be a list"),
    Row(body: "{\"model\": \"seedance-2.0\", \"image_urls\": [null]}", says: "image_urls[0] must be text"),
    Row(body: "{\"model\": \"seedance-2.0\", \"extra\": []}", says: "extra must be a map"),
    Row(body: "{\"model\": \"seedance-2.0\", \"prompt\": \"x\", \"action\": \"upscale\"}", says: "action"),
    Row(
      body: "{\"model\": \"seedance-2.0\", \"prompt\": \"x\", \"size\": \"L\"}", says: "size is no parameter"),
    Row(
      body:
        "{\"model\": \"seedance-2.0\", \"prompt\": \"x\", \"image_urls\": [\"greenroom:0000000000.png\"]}",
      says: "@image1"),
    Row(
      body:
        "{\"model\": \"seedance-2.0\", \"prompt\": \"x\", \"image_urls\": [\"data:image/png;base64,AA\"]}",
      says: "@image1"),
  ])
  func refuses(row: Row) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.ask("POST", "/v1/tasks", body: row.body)
      #expect(try reply.status == 400)
      let message = try #require(try reply.error("message"))
      #expect(message.contains(row.says), "\(message)")
      #expect(try await sandbox.count("taken") == 0)
    }
  }

  /// Shapes are read to the end, whatever is wrong with the first.
  @Test func listsAllShapes() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.submit(
        ["model": 5, "prompt": 6, "image_urls": "x", "video_urls": [7], "first_frame": [], "extra": "y"])
      let message = try #require(try reply.error("message"))
      for field in ["model", "prompt", "image_urls", "video_urls[0]", "first_frame", "extra"] {
        #expect(message.contains("\(field) must be "), "\(message)")
      }
    }
  }

  /// What Greenroom advises and no document limits is the business of whoever asks.
  @Test(arguments: ["unfit/see-through.png", "unfit/really-a-png.jpg", "ready/phone.jpg"])
  func adviceIsNoLimit(picture: String) async throws {
    let clip = try Self.turned(Checkout.bytes("Assets/Samples/ready/drift.mp4"))
    let server = try FaultServer { .file(clip, type: "video/mp4", for: $0) }
    try await TestSandbox.run({ $0.queue = 600 }) { sandbox in
      let facts = try await sandbox.facts(of: clip, as: "turned.mp4")
      #expect(facts.rotation != nil && facts.rotation != 0 && facts.width == 496)
      let reply = try await sandbox.submit(
        TestSandbox.body([
          .init("prompt", "@image1 and @video1"), .init("image_urls", [sandbox.sample(picture)]),
          .init("video_urls", [.string(server.url + "/turned.mp4")]),
        ]))
      #expect(try reply.status == 200, "\(reply.text)")
    }
  }

  /// The clip with the matrix of its first track turned by a quarter, as phones write it.
  private static func turned(_ clip: [UInt8]) throws -> [UInt8] {
    let box = Array("tkhd".utf8)
    let start = try #require(clip.indices.first { clip[$0...].starts(with: box) })
    var clip = clip
    let matrix: [UInt32] = [0, 0x1_0000, 0, 0xFFFF_0000, 0, 0, 0, 0, 0x4000_0000]
    let bytes = matrix.flatMap { number in withUnsafeBytes(of: number.bigEndian, Array.init) }
    clip.replaceSubrange((start + 44)..<(start + 44 + bytes.count), with: bytes)
    return clip
  }

  /// Between what is enforced and what is documented a client is warned; the sandbox does not gamble.
  @Test(arguments: [(1.7, 400), (1.9, 400), (2.1, 200)])
  func whatIsDisputedIsRefused(seconds: Double, status: Int) async throws {
    let sound = Self.wave(seconds: seconds)
    let server = try FaultServer { .file(sound, type: "audio/wav", for: $0) }
    try await TestSandbox.run({ $0.queue = 600 }) { sandbox in
      let body = TestSandbox.body([
        .init("prompt", "@image1 to @audio1"), .init("image_urls", [sandbox.sample("ready/balloon.png")]),
        .init("audio_urls", [.string(server.url + "/a.wav")]),
      ])
      let reply = try await sandbox.submit(body)
      #expect(try reply.status == status, "\(reply.text)")
    }
  }

  /// A tone: 16-bit samples, one channel, 16 kHz.
  private static func wave(seconds: Double) -> [UInt8] {
    let samples = (0..<Int(seconds * 16_000)).flatMap { place -> [UInt8] in
      let level = Int16(8_000 * sin(Double(place) * 0.2))
      return withUnsafeBytes(of: level.littleEndian, Array.init)
    }
    func number(_ value: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(value).littleEndian, Array.init) }
    return Array("RIFF".utf8) + number(36 + samples.count) + Array("WAVEfmt ".utf8) + number(16) + [
      1, 0, 1, 0,
    ]
      + number(16_000) + number(32_000) + [2, 0, 16, 0] + Array("data".utf8) + number(samples.count) + samples
  }

  // MARK: - Keys and places

  @Test func aKeyIsNeeded() async throws {
    try await TestSandbox.run { sandbox in
      for key in [nil, ""] {
        let reply = try await sandbox.ask("POST", "/v1/tasks", key: key, body: TestSandbox.body().compactText)
        #expect(try reply.status == 401 && reply.error("code") == "invalid_api_key")
      }
      #expect(try await sandbox.ask("GET", "/v1/tasks/task-none").status == 404)
      #expect(try await sandbox.count("posts") == 0)
    }
    try await TestSandbox.run({ $0.key = "the-one" }) { sandbox async throws in
      #expect(try await sandbox.ask("GET", "/v1/tasks/t", key: "another").status == 401)
      #expect(try await sandbox.ask("GET", "/v1/tasks/t", key: "the-one").status == 404)
    }
  }

  @Test(arguments: ["/", "/v1", "/v1/tasks", "/v1/models", "/v1/tasks/a/b", "/media/x.mp4", "/sandbox"])
  func whatIsNotThereIsNotThere(target: String) async throws {
    try await TestSandbox.run { sandbox in
      let status = try await sandbox.ask("GET", target).status
      #expect(status == (target.hasPrefix("/media") ? 403 : 404))
    }
  }

  @Test func aBodyHasAnEnd() async throws {
    try await TestSandbox.run { sandbox async throws in
      let body = TestSandbox.body([.init("prompt", .string(String(repeating: "x", count: 1_100_000)))])
      #expect(try await sandbox.submit(body).status == 413)
    }
  }
}
