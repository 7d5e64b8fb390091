import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// The program dies at any moment between submit and done: no paid work is lost, none is paid for twice.
@Suite struct KillTests {
  /// A moment for each seed.
  @Test(arguments: 0..<UInt64(Soak.count(20, soak: 200)))
  func survivesASuddenEnd(seed: UInt64) throws {
    let world = try SandboxStudio()
    var generator = SeededGenerator(seed: seed)
    let milliseconds = UInt32.random(in: 0..<2_500, using: &generator)
    let arguments =
      ["task", "submit"] + SandboxStudio.draft + SandboxStudio.extras + ["--yes", "--json", "--wait"]
    let running = try world.studio.greenroom.start(bytes: arguments.map { Array($0.utf8) })
    usleep(milliseconds * 1_000)
    running.send(SIGKILL)
    _ = running.finish()
    try recover(world)
    let taken = try #require(try world.count("taken"))
    let posts = try #require(try world.count("posts"))
    // A program that dies while it speaks may have posted what the gateway then does not take.
    #expect(posts <= 1 && taken <= posts, "killed after \(milliseconds) ms: \(posts) posts, \(taken) taken")
    // What the gateway has is known, or known to be unknown.
    let states = try world.tasks().compactMap { $0["state"]?.string }
    if taken == 1 { #expect(states == ["done"] || states == ["unknown"], "killed after \(milliseconds) ms") }
    for task in try world.tasks() where task["state"] == .string("done") {
      let clip = try #require(task["result"]?["clip"]?.string)
      let gatewayID = try #require(task["taskId"]?.string)
      #expect(try world.libraryDigest(of: clip) == world.gatewayDigest(of: gatewayID))
    }
    #expect(try integrity(world) == "ok")
  }

  private func recover(_ world: SandboxStudio) throws {
    _ = try world.run(["task", "reconcile"])
    _ = try world.run(["task", "watch", "--timeout", "60s"])
  }

  private func integrity(_ world: SandboxStudio) throws -> String {
    let database = world.studio.library + "/catalog.sqlite"
    guard FileManager.default.fileExists(atPath: database) else { return "ok" }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      "-c",
      "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])",
      database,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Many programs on one library: each task is followed by one at a time, and no lock is ever shown.
  @Test func manyProgramsShareOneLibrary() throws {
    let world = try SandboxStudio()
    let programs = try (0..<8).map { number in
      let arguments =
        ["task", "submit", "--model", "seedance-2.0", "--prompt", "Tide pool \(number)", "--duration", "4"]
        + SandboxStudio.extras + ["--resolution", "480p", "--yes", "--json", "--wait"]
      return try world.studio.greenroom.start(bytes: arguments.map { Array($0.utf8) })
    }
    for program in programs {
      let result = program.finish()
      #expect(result.status == 0, "\(result.output)\(result.messages)")
      #expect(!(result.output + result.messages).contains("locked"))
    }
    #expect(try world.count("posts") == 8)
    #expect(try world.count("taken") == 8)
    #expect(try world.count("downloads") == 16)
    #expect(try world.tasks().allSatisfy { $0["state"] == .string("done") })
  }

  /// The same for two minutes: eight programs submit and wait, one after the other, while two more watch all.
  @Test(.enabled(if: Soak.isOn))
  func manyProgramsShareOneLibraryForAWhile() async throws {
    let world = try SandboxStudio(["--latency", "1"])
    let greenroom = world.studio.greenroom
    let submitted = try await withThrowingTaskGroup(of: Int.self) { group in
      for program in 0..<8 {
        group.addTask { try await onThread { try Self.submit(for: 120, program, greenroom) } }
      }
      for _ in 0..<2 {
        group.addTask { try await onThread { try Self.watch(for: 120, greenroom) } }
      }
      return try await group.reduce(0, +)
    }
    #expect(submitted > 8)
    #expect(try world.count("posts") == Int64(submitted))
    #expect(try world.count("taken") == Int64(submitted))
    #expect(try world.count("downloads") == Int64(2 * submitted))
    #expect(try world.tasks().allSatisfy { $0["state"] == .string("done") })
    #expect(try integrity(world) == "ok")
  }

  /// How many it submitted.
  private static func submit(for seconds: Double, _ program: Int, _ greenroom: Executable) throws -> Int {
    // Reckoned here, since other tests may hold back the beginning for long.
    let end = Date().addingTimeInterval(seconds)
    var count = 0
    while Date() < end {
      count += 1
      let prompt = "Tide pool \(count) of program \(program)"
      let result = try greenroom.run(
        ["task", "submit", "--model", "seedance-2.0", "--prompt", prompt, "--duration", "4"]
          + SandboxStudio.extras + ["--resolution", "480p", "--yes", "--json", "--wait"])
      #expect(result.status == 0, "\(result.output)\(result.messages)")
      #expect(!(result.output + result.messages).contains("locked"))
    }
    return count
  }

  private static func watch(for seconds: Double, _ greenroom: Executable) throws -> Int {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      let result = try greenroom.run(["task", "watch", "--timeout", "5s"])
      #expect([0, 6].contains(result.status), "\(result.output)\(result.messages)")
      #expect(!(result.output + result.messages).contains("locked"))
    }
    return 0
  }
}
