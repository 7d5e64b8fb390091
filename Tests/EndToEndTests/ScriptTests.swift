import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What scripts rely on.
@Suite struct ScriptTests {
  private let studio: Studio

  init() throws {
    studio = try Studio()
    let result = try studio.greenroom.run("index", "ready", "--set", "dusk", "--json")
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test func everyCommandPrintsOneDocument() throws {
    let commands: [(schema: String, arguments: [String])] = [
      ("greenroom.index/1", ["index", "ready"]), ("greenroom.assets/1", ["find"]),
      ("greenroom.assets/1", ["find", "name:nothing"]), ("greenroom.problems/1", ["find", "skipped:"]),
      ("greenroom.asset/1", ["show", "ready/dunes.jpg"]),
      ("greenroom.name/1", ["name", "ready/dunes.jpg", "dunes"]),
      ("greenroom.tagging/1", ["tag", "add", "@dunes", "place"]), ("greenroom.tags/1", ["tag", "list"]),
      ("greenroom.tagging/1", ["tag", "remove", "@dunes", "place"]),
      ("greenroom.set/1", ["set", "create", "dawn"]),
      ("greenroom.set/1", ["set", "add", "dawn", "sand=@dunes"]),
      ("greenroom.set/1", ["set", "move", "dawn", "@sand", "1"]),
      ("greenroom.set/1", ["set", "show", "dawn"]), ("greenroom.sets/1", ["set", "list"]),
      ("greenroom.set/1", ["set", "remove", "dawn", "@image1"]),
      ("greenroom.deleted/1", ["set", "delete", "dawn"]),
      ("greenroom.check/1", ["check", "@dunes", "--model", "seedance-2.0"]),
      ("greenroom.checks/1", ["check", "ready", "--model", "seedance-2.0"]),
      (
        "greenroom.request/1",
        ["request", "build", "--model", "seedance-2.0", "--ref", "sand=@dunes", "--prompt", "over @sand"]
      ), ("greenroom.requests/1", ["request", "list"]), ("greenroom.models/1", ["model", "list"]),
      ("greenroom.model/1", ["model", "show", "seedance-2.0"]),
      ("greenroom.modeldiff/1", ["model", "diff", "seedance-2.0", "seedance-1.5-pro"]),
      ("greenroom.doctor/1", ["doctor"]), ("greenroom.config/1", ["config"]),
      ("greenroom.completions/1", ["completions", "zsh"]), ("greenroom.error/1", ["show", "@nobody"]),
      ("greenroom.error/1", ["find", "kind:vidoe"]), ("greenroom.error/1", ["check"]),
    ]
    for (schema, arguments) in commands {
      let result = try studio.greenroom.run(arguments + ["--json"])
      let document = try result.json()
      #expect(document["schema"] == .string(schema), "\(arguments): \(result.output)")
      #expect(result.messages.isEmpty, "\(arguments): \(result.messages)")
    }
  }

  @Test(arguments: [
    ["name", "ready/dunes.jpg", "dunes"], ["tag", "add", "ready/dunes.jpg", "place"],
    ["set", "create", "dawn"],
    ["set", "add", "dusk", "unfit/panorama.jpg"], ["set", "remove", "dusk", "@image1"],
    ["set", "move", "dusk", "@image1", "2"], ["set", "delete", "dusk"], ["index", "unfit"],
    ["request", "build", "--model", "seedance-2.0", "--ref", "ready/dunes.jpg", "--prompt", "@image1"],
  ])
  func aDryRunLeavesEveryByte(arguments: [String]) throws {
    let before = try studio.libraryContents()
    let result = try studio.greenroom.run(arguments + ["--dry-run"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("dry run"))
    #expect(try studio.libraryContents() == before)
    #expect(try studio.greenroom.run(arguments + ["--dry-run", "--quiet"]).messages.isEmpty)
  }

  @Test func aDryRunMakesNoLibrary() throws {
    let fresh = try Studio()
    #expect(try fresh.greenroom.run("set", "create", "dawn", "ready/dunes.jpg", "--dry-run").status == 0)
    #expect(try fresh.greenroom.run("index", "ready", "--dry-run").status == 0)
    #expect(!FileManager.default.fileExists(atPath: fresh.library))
  }

  @Test func exitCodesSayHowItEnded() throws {
    let cases: [(Int32, [String])] = [
      (0, ["check", "ready/dunes.jpg", "--model", "seedance-2.0"]),
      (5, ["check", "unfit/panorama.jpg", "--model", "seedance-2.0"]),
      (0, ["check", "unfit/see-through.png", "--model", "seedance-2.0"]),
      (5, ["check", "unfit/see-through.png", "--model", "seedance-2.0", "--strict"]),
      (1, ["show", "nothing-here"]), (64, ["find", "kind:"]), (64, ["name", "ready/dunes.jpg", "image1"]),
      (64, ["frobnicate"]), (5, ["request", "build", "--model", "seedance-2.0", "--prompt", "@nobody"]),
    ]
    for (status, arguments) in cases {
      let result = try studio.greenroom.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.output)\(result.messages)")
    }
  }

  @Test func aBodyStandsAlone() throws {
    let build = [
      "request", "build", "--model", "seedance-2.0", "--ref", "sand=ready/dunes.jpg", "--prompt",
      "over @sand",
    ]
    let body = try studio.greenroom.run(build + ["--body"])
    let full = try studio.greenroom.run(build + ["--json"]).json()
    #expect(try body.json() == full["body"])
    #expect(try studio.greenroom.run(build + ["--body", "--json"]).json() == full["body"])
    let curl = try studio.greenroom.run(build + ["--curl"])
    #expect(curl.output.contains("GREENROOM_API_KEY"))
    #expect(curl.output.hasPrefix("curl "))
  }

  @Test func fileNamesMayBeAnything() throws {
    let name: [UInt8] = Array("-a\n ".utf8) + [0xFF] + Array("%03d.jpg".utf8)
    let odd = studio.path("odd")
    try FileManager.default.createDirectory(atPath: odd, withIntermediateDirectories: true)
    let source = studio.path("ready/dunes.jpg")
    let target = Array(odd.utf8) + [UInt8(ascii: "/")] + name
    #expect(
      (target + [0]).withUnsafeBytes { bytes in
        bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { link(source, $0) } ?? -1
      } == 0)

    let index = try studio.greenroom.run("index", "odd", "--json")
    #expect(index.status == 0)
    #expect(try index.json()["added"] == 1)
    studio.greenroom.workingFolder = odd
    let check = try studio.greenroom.run(
      bytes: ["check", "--json", "--model", "seedance-2.0", "--"].map { Array($0.utf8) } + [name])
    #expect(check.status == 0, "\(check.output)")
    let show = try studio.greenroom.run(bytes: ["show", "--"].map { Array($0.utf8) } + [name])
    #expect(show.status == 0, "\(show.messages)")
    #expect(show.output.contains("-a\\n \\xFF%03d.jpg"))

    // What JSON prints of such a name can be given back, also where only text will do.
    let path = odd + "/-a\n \\xFF%03d.jpg"
    let again = try studio.greenroom.run("show", path)
    #expect(again.status == 0, "\(again.messages)")
    let request = try studio.greenroom.run(
      "request", "build", "--model", "seedance-2.0", "--ref", "dunes=\(path)", "--prompt", "over @dunes")
    #expect(request.status == 0, "\(request.messages)")
  }

  @Test func aProfileOnTheCommandLineBeatsTheDraft() throws {
    let draft =
      "model: seedance-2.0\nprompt: over @sand\nprofile: sandbox\nreferences: { sand: ready/dunes.jpg }\n"
    try Data(draft.utf8).write(to: URL(filePath: studio.path("draft.yaml")))
    for command in [["check", "--draft", "draft.yaml"], ["request", "build", "draft.yaml", "--dry-run"]] {
      let own = try studio.greenroom.run(command + ["--json"]).json()
      #expect(own["profile"] == "sandbox")
      let flagged = try studio.greenroom.run(command + ["--json", "--profile", "qingbo"]).json()
      #expect(flagged["profile"] == "qingbo")
    }
  }

  @Test func anInterruptedCommandEndsIn130() throws {
    // Reads to the end of its input before it says anything: a worker that never answers.
    studio.greenroom.environment["GREENROOM_WORKER"] = "/usr/bin/sort"
    let check = ["check", "ready/dunes.jpg", "--model", "seedance-2.0", "--json"].map { Array($0.utf8) }
    let running = try studio.greenroom.start(bytes: check)
    Thread.sleep(forTimeInterval: 1)
    running.send(SIGINT)
    let result = running.finish()
    #expect(result.status == 130)
    #expect(try result.json()["error"]?["code"] == "interrupted")
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    // The reader is gone before the first byte is written; the shell reports 128 and the signal.
    shell.arguments = [
      "-c", "{ sleep 0.5; exec \"$0\" completions bash; } | true; exit ${PIPESTATUS[0]}",
      BuiltProducts.path(of: "greenroom"),
    ]
    let messages = Pipe()
    shell.standardError = messages
    try shell.run()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(said.isEmpty)
    #expect(shell.terminationStatus == 128 + SIGPIPE)
  }
}
