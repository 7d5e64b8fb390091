import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// From a draft to a clip in the library, over real HTTP.
@Suite struct SubmitTests {
  @Test func theWholeLoop() throws {
    let world = try SandboxStudio()
    let result = try world.submit("--wait")
    #expect(result.status == 0, "\(result.output)\(result.messages)")
    let task = try result.json()
    #expect(task["schema"] == .string("greenroom.task/1"))
    #expect(task["state"] == .string("done"))
    let clip = try #require(task["result"]?["clip"]?.string)
    #expect(task["result"]?["lastFrame"]?.string != nil)
    let asset = try #require(try world.run(["show", clip, "--json"]).json()["asset"])
    #expect(asset["origin"] == .string("generated") && asset["kind"] == .string("video"))
    let facts = try #require(asset["facts"])
    #expect(facts["width"] == .integer(864) && facts["height"] == .integer(496))
    #expect(facts["videoCodec"] == .string("h264") && facts["audioCodec"] == .string("aac"))
    #expect(abs((facts["durationSeconds"]?.double ?? 0) - 4) < 0.1)
    #expect(try world.count("posts") == 1)
    #expect(try world.count("taken") == 1)
    #expect(try world.run(["find", "origin:generated", "--json"]).json()["total"] == .integer(2))
  }

  /// What is under way is not paid for again unasked, whoever asks.
  @Test func theSameBodyIsSubmittedOnce() throws {
    let world = try SandboxStudio(["--latency", "60"])
    #expect(try world.submit().status == 0)
    let second = try world.submit()
    #expect(second.status == 1)
    #expect(second.output.contains("--again"))
    #expect(try world.count("posts") == 1)
    #expect(try world.submit("--again").status == 0)
    #expect(try world.count("posts") == 2)
  }

  @Test func nothingIsSentWithoutAYes() throws {
    let world = try SandboxStudio()
    let result = try world.run(["task", "submit"] + SandboxStudio.draft + SandboxStudio.extras)
    #expect(result.status == 64)
    #expect(result.messages.contains("--yes"))
    #expect(try world.count("posts") == 0)
  }

  @Test func aRehearsalLeavesEverythingAsItWas() throws {
    let world = try SandboxStudio()
    _ = try world.run(["index", "ready", "--json"])
    let before = try world.studio.libraryContents()
    let result = try world.submit("--dry-run")
    #expect(result.status == 0, "\(result.output)")
    #expect(try result.json()["outputSeconds"] == .number(4.0))
    #expect(try world.studio.libraryContents() == before)
    #expect(try world.count("posts") == 0)
  }

  /// Also where a file is named that the library does not know yet.
  @Test func aRehearsedBundleLeavesEverythingAsItWas() throws {
    let studio = try Studio()
    let built = try studio.greenroom.run(["request", "build"] + SandboxStudio.draft + ["--json"])
    let id = try #require(try built.json()["id"]?.string, "\(built.output)")
    let before = try studio.libraryContents()
    let rehearsed = try studio.greenroom.run("request", "bundle", id, "--dry-run", "--json")
    #expect(rehearsed.status == 0, "\(rehearsed.output)")
    #expect(try rehearsed.json()["bytes"] == .null)
    #expect(try studio.greenroom.run("request", "bundle", "ready/drift.mp4", "--dry-run").status == 1)
    #expect(try studio.libraryContents() == before)
    #expect(!FileManager.default.fileExists(atPath: studio.path("\(id).zip")))
    let written = try studio.greenroom.run("request", "bundle", id, "--json")
    #expect(written.status == 0 && FileManager.default.fileExists(atPath: studio.path("\(id).zip")))
  }

  @Test func whatTheChecksRefuseIsNotSent() throws {
    let world = try SandboxStudio()
    let result = try world.run(
      [
        "task", "submit", "--model", "seedance-2.0", "--prompt", "@wide turns", "--ref",
        "wide=unfit/panorama.jpg",
      ]
        + SandboxStudio.extras + ["--yes", "--json"])
    #expect(result.status == 5)
    #expect(result.output.contains("image.ratio"))
    #expect(try world.count("posts") == 0)
    #expect(try world.tasks().isEmpty)
  }

  @Test func severalAreAdmittedTogetherOrNotAtAll() throws {
    let world = try SandboxStudio(["--latency", "60"])
    let tooMany = try world.submit("--vary", "duration=4..12")
    #expect(tooMany.status == 64 && tooMany.output.contains("--max-tasks"))
    let tooLong = try world.submit("--vary", "duration=4..6", "--max-seconds", "14")
    #expect(tooLong.status == 64 && tooLong.output.contains("--max-seconds"))
    #expect(try world.count("posts") == 0)
    let result = try world.submit("--vary", "duration=4..6")
    #expect(result.status == 0, "\(result.output)")
    #expect(try result.json()["total"] == .integer(3))
    #expect(try world.count("taken") == 3)
  }

  @Test func waitingEndsAndTheTaskGoesOn() throws {
    let world = try SandboxStudio(["--latency", "60"])
    let result = try world.submit("--wait", "--timeout", "1s")
    #expect(result.status == 6)
    #expect(try result.json()["id"]?.string != nil)
    #expect(["queued", "processing"].contains(try result.json()["state"]?.string))
  }

  @Test func aTaskThatWaitsIsCancelled() throws {
    let world = try SandboxStudio(["--queue", "60"])
    let id = try #require(try world.submit().json()["id"]?.string)
    let result = try world.run(["task", "cancel", id, "--json"])
    #expect(result.status == 0)
    #expect(try result.json()["state"] == .string("cancelled"))
  }

  @Test func theKeyAndSignaturesStayOut() throws {
    let world = try SandboxStudio(["--fail", "http-401=1"])
    let results = [try world.submit("--wait"), try world.submit("--wait"), try world.run(["task", "list"])]
    try world.expectNoSecrets(in: results)
  }
}
