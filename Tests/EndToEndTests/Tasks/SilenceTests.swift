import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A gateway takes a submit and says nothing, and whoever waits loses patience before the client does.
@Suite struct SilenceTests {
  /// The id of the task that was being submitted.
  private func killedWhileItWaits(_ world: SandboxStudio, submitting draft: [String]) throws -> String {
    let arguments = ["task", "submit"] + draft + ["--yes", "--json"]
    let running = try world.studio.greenroom.start(bytes: arguments.map { Array($0.utf8) })
    let deadline = Date() + 60
    while try world.count("taken") == 0, Date() < deadline {}
    running.send(SIGKILL)
    _ = running.finish()
    #expect(try world.count("posts") == 1 && world.count("taken") == 1)
    return try #require(try world.tasks().first?["id"]?.string)
  }

  @Test func isUnknownAndNotSentAgain() throws {
    let world = try SandboxStudio(["--fail", "silent=1"])
    let id = try killedWhileItWaits(world, submitting: SandboxStudio.draft + SandboxStudio.extras)
    let watched = try world.run(["task", "watch", id, "--timeout", "1s", "--json"])
    #expect(watched.status == 7, "\(watched.output)\(watched.messages)")
    #expect(try watched.json()["state"] == .string("unknown"))
    let asked = try world.run(["task", "reconcile", id, "--json"])
    #expect(asked.status == 7 && asked.output.contains("--adopt"))
    #expect(try world.count("posts") == 1)
  }

  /// A contract with keys: what the gateway has is found, and paid for once.
  @Test func isSettledByItsKey() throws {
    let world = try SandboxStudio(["--fail", "silent=1"], profile: "qingbo-2026-09")
    let draft =
      "{ model: seedance-2.0, prompt: A tide pool, duration: 4, resolution: 480p, generate_audio: true }"
    try Data(draft.utf8).write(to: URL(fileURLWithPath: world.studio.path("draft.yaml")))
    let id = try killedWhileItWaits(world, submitting: ["draft.yaml"])
    let settled = try world.run(["task", "reconcile", id, "--json"])
    #expect(settled.status == 0, "\(settled.output)\(settled.messages)")
    #expect(try world.count("taken") == 1)
    #expect(try world.run(["task", "watch", id, "--timeout", "60s"]).status == 0)
    #expect(try world.tasks().map { $0["state"]?.string } == ["done"])
  }
}
