import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Answers that never come, many times: what may have been sent is never sent again by itself.
@Suite struct LostAnswerTests {
  private static let repeats = Soak.count(3, soak: 50)

  private func submit(_ number: Int, in world: SandboxStudio) throws -> Executable.Result {
    try world.run(
      [
        "task", "submit", "--model", "seedance-2.0", "--prompt", "Tide pool \(number)", "--duration", "4",
        "--resolution", "480p", "--yes", "--json",
      ] + SandboxStudio.extras)
  }

  /// A contract without keys: all stay unknown, whatever is run afterwards, until a person decides.
  @Test(arguments: [("http-500", false), ("lost-before", false), ("lost-after", true), ("half-json", true)])
  func withoutKeysNothingIsSentAgain(fault: String, isTaken: Bool) throws {
    let world = try SandboxStudio(["--fail", fault])
    for number in 0..<Self.repeats {
      let result = try submit(number, in: world)
      #expect(result.status == 7, "\(number): \(result.output)\(result.messages)")
    }
    _ = try world.run(["task", "watch", "--timeout", "1s"])
    _ = try world.run(["task", "reconcile"])
    let count = Int64(Self.repeats)
    #expect(try world.count("posts") == count)
    #expect(try world.count("taken") == (isTaken ? count : 0))
    #expect(try world.tasks().map { $0["state"] } == Array(repeating: "unknown", count: Self.repeats))
  }

  /// A contract with keys: reconciling finds each, and each is paid for once.
  @Test(arguments: ["lost-before", "lost-after", "half-json"])
  func withKeysEachIsTakenOnce(fault: String) throws {
    let world = try SandboxStudio(
      ["--fail", "\(fault)=\(Self.repeats)"], profile: "qingbo-2026-09")
    for number in 0..<Self.repeats {
      let draft = "draft-\(number).yaml"
      let text = """
        model: seedance-2.0
        prompt: Tide pool \(number)
        duration: 4
        resolution: 480p
        generate_audio: true
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: world.studio.path(draft)))
      let result = try world.run(["task", "submit", draft, "--yes", "--json"])
      #expect(result.status == 7, "\(number): \(result.output)\(result.messages)")
    }
    #expect(try world.run(["task", "reconcile"]).status == 0)
    #expect(try world.count("taken") == Int64(Self.repeats))
    _ = try world.run(["task", "reconcile"])
    #expect(try world.count("taken") == Int64(Self.repeats))
    #expect(try world.tasks().allSatisfy { $0["taskId"]?.string != nil })
  }
}
