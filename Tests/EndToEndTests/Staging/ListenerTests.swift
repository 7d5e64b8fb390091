import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Greenroom's own store and listener: what a newcomer has without installing anything.
@Suite struct ListenerTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  private func serve(_ more: String...) throws -> RunningListener {
    let running = try studio.greenroom.start(
      bytes: (["stage", "serve", "--port", "0", "--json"] + more).map { Array($0.utf8) })
    var text = ""
    while !text.contains("\n}\n") {
      let piece = running.output.availableData
      guard !piece.isEmpty else { throw StagingStudio.NoObject(said: text) }
      text += String(decoding: piece, as: UTF8.self)
    }
    return RunningListener(
      program: running, address: try JSONValue(parsing: text)["address"]?.text ?? "")
  }

  /// Ends with the test.
  private final class RunningListener {
    let program: RunningExecutable
    let address: String

    init(program: RunningExecutable, address: String) {
      self.program = program
      self.address = address
    }

    deinit {
      program.send(SIGKILL)
      _ = program.finish()
    }
  }

  @Test func saysSoWhereNoListenerRuns() throws {
    let result = try studio.greenroom.run("stage", "push", "ready/balloon.png")
    #expect(result.status == 0)
    #expect(result.messages.contains("greenroom stage serve"))
    #expect(result.messages.contains("Only the sandbox on this machine"))
    #expect(try studio.greenroom.run("stage", "verify").status == 1)
  }

  @Test func sigtermStopsInOrder() throws {
    let listener = try serve()
    listener.program.send(SIGTERM)
    let result = listener.program.finish()
    #expect(result.status == 143)
    let push = try studio.greenroom.run("stage", "push", "ready/balloon.png")
    #expect(push.messages.contains("greenroom stage serve"))
  }

  @Test func servesWhatIsStaged() throws {
    let listener = try serve()
    let result = try studio.greenroom.run("stage", "push", "ready/balloon.png", "ready/theme.mp3", "--json")
    #expect(result.status == 0, "\(result.messages)")
    let object = try StagingStudio.object(result)
    let url = try #require(object["url"]?.text)
    #expect(url.hasPrefix(listener.address + "/staged/"))
    #expect(object["verifiedAt"]?.text != nil)
    let answer = try StagingStudio.fetch(url)
    #expect(answer.body == (try Checkout.bytes("Assets/Samples/ready/balloon.png")))
    #expect(try StagingStudio.fetch(url + "0").status == 403)
    #expect(try StagingStudio.fetch(String(url.prefix { $0 != "?" })).status == 403)
    #expect(try StagingStudio.fetch(listener.address + "/catalog.sqlite").status >= 400)
    #expect(try studio.greenroom.run("stage", "verify", "--whole").status == 0)
  }

  @Test func linksLeadToThePublicAddress() throws {
    let listener = try serve("--public-url", "https://refs.example.com/greenroom/")
    let result = try studio.greenroom.run(
      "stage", "push", "ready/balloon.png", "--no-fetch-back", "--json")
    let url = try #require(try StagingStudio.object(result)["url"]?.text)
    #expect(url.hasPrefix("https://refs.example.com/greenroom/staged/"))
    let here = listener.address + url.dropFirst("https://refs.example.com/greenroom".count)
    #expect(try StagingStudio.fetch(here).status == 200)
  }

  @Test func linksEnd() throws {
    let listener = try serve()
    let result = try studio.greenroom.run("stage", "push", "ready/wind.wav", "--expires", "10s", "--json")
    let url = try #require(try StagingStudio.object(result)["url"]?.text)
    // Long enough that a busy machine has fetched it back before.
    sleep(10)
    #expect(try StagingStudio.fetch(url).status == 403)
    _ = listener
  }

  @Test func onlyTheSandboxMayUseThem() throws {
    let listener = try serve()
    let arguments = [
      "request", "build", "--model", "seedance-2.0", "--ref", "b=ready/balloon.png", "--prompt", "@b flies",
      "--extra", "generate_audio=false", "--stage",
    ]
    #expect(try studio.greenroom.run(arguments + ["--profile", "sandbox"]).status == 0)
    let refused = try studio.greenroom.run(arguments)
    #expect(refused.status == 5)
    #expect(refused.output.contains("--public-url"))
    _ = listener
  }

  @Test func stopsInOrder() throws {
    let running = try studio.greenroom.start(
      bytes: ["stage", "serve", "--port", "0"].map { Array($0.utf8) })
    while running.output.availableData.isEmpty {}
    running.send(SIGINT)
    #expect(running.finish().status == 130)
    #expect(try studio.greenroom.run("stage", "push", "ready/wind.wav").messages.contains("No listener"))
  }

  /// Twelve readers that do not read hold no file in the listener's memory.
  @Test func memoryStaysFlat() throws {
    let listener = try serve()
    let length = 30_000_000
    _ = try studio.longClip(byteCount: length)
    let result = try studio.greenroom.run("stage", "push", "long.mp4", "--json")
    let url = try #require(try StagingStudio.object(result)["url"]?.text)
    let before = try Self.residentBytes(of: listener.program.child)
    let readers = try (0..<12).map { _ in try StalledReader(url) }
    usleep(500_000)
    let grown = try Self.residentBytes(of: listener.program.child) - before
    #expect(grown < 4 * length, "\(grown) bytes for twelve readers of \(length)")
    readers.forEach { $0.stop() }
  }

  private static func residentBytes(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(line.split(separator: " ").compactMap { Int($0) }.first) * 1_024
  }
}

/// Asks for a URL and takes nothing of the answer.
private final class StalledReader {
  private let process = Process()

  init(_ url: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    process.arguments = ["--silent", "--limit-rate", "1", "--output", "/dev/null", url]
    try process.run()
  }

  func stop() {
    // Tests run on threads that hold signals back, and a child inherits that for all but this one.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
