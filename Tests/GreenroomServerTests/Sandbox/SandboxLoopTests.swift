import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom
@testable import GreenroomServer

/// What becomes of a request that is taken, until its links end.
@Suite struct SandboxLoopTests {
  @Test func answersASubmitAsTheContractSays() async throws {
    try await TestSandbox.run({ $0.queue = 600 }) { sandbox in
      let reply = try await sandbox.submit(TestSandbox.body())
      #expect(try reply.status == 200)
      let document = try reply.json()
      #expect(
        document.members?.map(\.key) == ["task_id", "model", "action", "status", "created_at", "progress"])
      #expect(document["status"] == "queued" && document["progress"] == 0)
      // Milliseconds, as the page's own example has them.
      #expect(try #require(document["created_at"]?.integer) > 1_000_000_000_000)
      #expect(try await sandbox.count("posts") == 1)
      #expect(try await sandbox.count("taken") == 1)
    }
  }

  @Test func theClipIsWhatWasAskedFor() async throws {
    try await TestSandbox.run { sandbox in
      let body = TestSandbox.body([
        .init("prompt", "@image1 over @image2"),
        .init("image_urls", [sandbox.sample("ready/balloon.png"), sandbox.sample("ready/dunes.jpg")]),
        .init("aspect_ratio", "9:16"), .init("seed", 7),
        .init("extra", ["generate_audio": true, "return_last_frame": true]),
      ])
      let id = try #require(try await sandbox.submit(body).json()["task_id"]?.string)
      let result = try #require(try await sandbox.outcome(of: id)["result"])
      let clip = try await sandbox.follow(result["videos"]?.array?.first?["url"])
      #expect(clip.fields["content-type"] == "video/mp4")
      let facts = try await sandbox.facts(of: clip.body, as: "clip.mp4")
      #expect(facts.width == 496 && facts.height == 864)
      #expect(facts.videoCodec == "h264" && facts.audioCodec == "aac")
      #expect(abs(try #require(facts.duration?.value) - 4) < 0.1)
      let frame = try await sandbox.follow(result["images"]?.array?.first?["url"])
      #expect(frame.fields["content-type"] == "image/png")
      #expect(try await sandbox.facts(of: frame.body, as: "last.png").width == 496)
    }
  }

  @Test func withoutSoundAndLastFrameThereIsNone() async throws {
    try await TestSandbox.run { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let result = try #require(try await sandbox.outcome(of: id)["result"])
      #expect(result["images"] == [])
      let clip = try await sandbox.follow(result["videos"]?.array?.first?["url"])
      #expect(try await sandbox.facts(of: clip.body, as: "clip.mp4").audioCodec == nil)
    }
  }

  /// An end is not told before its time, however early the clip is drawn.
  @Test(arguments: [
    (-1.0, "queued", 0.0), (0, "processing", 0), (5, "processing", 0.5), (9.99, "processing", 0.99),
    (10, "completed", 1), (1_000, "completed", 1),
  ])
  func timePasses(seconds: Double, status: String, progress: Double) {
    let begins = Date(timeIntervalSince1970: 1_000_000)
    let clip = TestClip(
      width: 864, height: 496, seconds: 4, frameRate: 24, hasSound: false, lines: [], seed: 0)
    var job = SandboxJob(
      id: "t", model: "m", action: "a", result: SandboxResult(clip: clip, hasLastFrame: false), callback: nil,
      createdAt: begins, begins: begins, ends: begins.addingTimeInterval(10))
    job.end = .made(begins)
    let now = begins.addingTimeInterval(seconds)
    #expect(job.status(at: now).rawValue == status)
    #expect(abs(job.progress(at: now) - progress) < 0.001)
    #expect(job.linksEnd(after: 60) == begins.addingTimeInterval(70))
  }

  // MARK: - Links

  @Test func linksEnd() async throws {
    try await TestSandbox.run({ $0.linkLife = 3 }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let first = try await sandbox.outcome(of: id)["result"]?["videos"]?.array?.first
      let end = try #require(first?["expires_at"]?.double)
      #expect(end <= Date().timeIntervalSince1970 + 3)
      while Date().timeIntervalSince1970 < end + 1 { try await Task.sleep(for: .milliseconds(100)) }
      #expect(try await sandbox.follow(first?["url"]).status == 403)
    }
  }

  @Test func nobodyGuessesALink() async throws {
    try await TestSandbox.run { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let url = try await sandbox.outcome(of: id)["result"]?["videos"]?.array?.first?["url"]?.string ?? ""
      let target = String(url.dropFirst(sandbox.gateway.address.count))
      let wrong = [
        String(target.dropLast()), String(target.prefix { $0 != "?" }),
        target.replacing("expires=", with: "expires=9"), target.replacing(id, with: "task-other"),
      ]
      for target in wrong {
        #expect(try await sandbox.ask("GET", target, key: nil).status == 403, "\(target)")
      }
      #expect(try await sandbox.ask("HEAD", target, key: nil).answer.body.isEmpty)
    }
  }

  @Test func aDownloadGoesOnWhereItWasCut() async throws {
    try await TestSandbox.run({ $0.faults = [SandboxFault("cut-download=1")!] }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let url = try await sandbox.outcome(of: id)["result"]?["videos"]?.array?.first?["url"]
      let cut = try await sandbox.follow(url)
      let length = try #require(cut.fields["content-length"].flatMap { Int($0) })
      #expect(cut.status == 200 && cut.body.count == length / 2)
      let tag = try #require(cut.fields["etag"])
      let rest = try await sandbox.follow(
        url, fields: [("Range", "bytes=\(cut.body.count)-"), ("If-Range", tag)])
      #expect(rest.status == 206)
      let facts = try await sandbox.facts(of: cut.body + rest.body, as: "clip.mp4")
      #expect(facts.verified && abs((facts.duration?.value ?? 0) - 4) < 0.1)
    }
  }

  @Test func aLinkThatWasDeadIsGivenAnew() async throws {
    try await TestSandbox.run({ $0.faults = [SandboxFault("expired=1")!] }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let dead = try await sandbox.outcome(of: id)["result"]?["videos"]?.array?.first?["url"]
      #expect(try await sandbox.follow(dead).status == 403)
      let fresh = try await sandbox.outcome(of: id)["result"]?["videos"]?.array?.first?["url"]
      #expect(try await sandbox.follow(fresh).status == 200)
    }
  }

  // MARK: - Cancelling and ending

  @Test func onlyWhatWaitsIsCancelled() async throws {
    try await TestSandbox.run({ $0.queue = 600 }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let cancelled = try await sandbox.ask("POST", "/v1/tasks/\(id)/cancel", body: "{}").json()
      #expect(cancelled["status"] == "cancelled" && cancelled["refunded"] == true)
      #expect(try await sandbox.outcome(of: id)["status"] == "cancelled")
      let again = try await sandbox.ask("POST", "/v1/tasks/\(id)/cancel", body: "{}")
      #expect(try again.status == 400 && again.error("code") == "task_not_cancellable")
      let nobody = try await sandbox.ask("POST", "/v1/tasks/task-none/cancel", body: "{}")
      #expect(try nobody.status == 404 && nobody.error("code") == "task_not_found")
    }
    try await TestSandbox.run({ $0.latency = 600 }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let late = try await sandbox.ask("POST", "/v1/tasks/\(id)/cancel", body: "{}")
      #expect(try late.status == 400 && late.error("code") == "task_not_cancellable")
    }
  }

  @Test func nothingIsLeftWhenItEnds() async throws {
    try await TestSandbox.run { sandbox in
      let library = sandbox.library
      try await onThread {
        let workshop = try SandboxWorkshop(options: SandboxOptions(), library: library, address: "")
        #expect(FileManager.default.fileExists(atPath: workshop.folder.path))
        workshop.stop()
        #expect(!FileManager.default.fileExists(atPath: workshop.folder.path))
      }
    }
  }
}

extension TestSandbox {
  /// Asks for what a document links to.
  func follow(_ url: JSONValue?, fields: [(String, String)] = []) async throws -> WireAnswer {
    let url = try #require(url?.array?.first?.string ?? url?.string)
    #expect(url.hasPrefix(gateway.address))
    return try await ask("GET", String(url.dropFirst(gateway.address.count)), key: nil, fields: fields).answer
  }
}
