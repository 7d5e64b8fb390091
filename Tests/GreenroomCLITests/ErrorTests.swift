import Greenroom
import GreenroomModel
import Testing

@testable import GreenroomCLI

@Suite struct ErrorTests {
  private let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test(arguments: [
    (["nope"], "There is no command `greenroom nope`."), (["config", "--jsno"], "Did you mean '--json'?"),
    (["config", "surplus"], "surplus"), (["config", "--library"], "--library"),
    (["config", "--progress", "loud"], "'auto', 'plain', 'json' or 'none'"), (["completions"], "<shell>"),
    (["completions", "csh"], "csh"),
  ])
  func wrongUsageEndsIn64AndSaysWhereToLook(arguments: [String], message: String) throws {
    let plain = program.run(bytes: arguments.map { Array($0.utf8) })
    #expect(plain.status == .usage)
    #expect(plain.output.isEmpty)
    #expect(plain.messages.contains(message), "\(plain.messages)")
    #expect(plain.messages.contains("hint: "), "\(plain.messages)")

    let json = program.run(bytes: (["--json"] + arguments).map { Array($0.utf8) })
    #expect(json.status == .usage)
    #expect(json.messages.isEmpty)
    #expect(try json.json()["schema"] == "greenroom.error/1")
    #expect(try json.json()["error"]?["code"] == "usage")
  }

  @Test func aSlipInACommandIsGuessed() {
    #expect(program.run("confg").messages.contains("Did you mean `greenroom config`?"))
  }

  @Test func jsonAfterTheTerminatorIsAnArgument() {
    #expect(!program.run("config", "--", "--json").messages.isEmpty)
  }

  @Test(
    arguments: [
      (GreenroomError.Code.usage, 64), (.invalidQuery, 64), (.invalidName, 64), (.interrupted, 130),
      (.notFound, 1),
      (.ambiguous, 1), (.catalog, 1), (.configuration, 1), (.installation, 1), (.unknownModel, 1),
      (GreenroomError.Code(rawValue: "brand_new"), 1),
    ] as [(GreenroomError.Code, Int32)])
  func everyErrorHasItsNumber(code: GreenroomError.Code, number: Int32) {
    #expect(ExitStatus(code).rawValue == number)
  }

  @Test(arguments: [(Verdict.pass, 0), (.warn, 0), (.fail, 5)] as [(Verdict, Int32)])
  func everyVerdictHasItsNumber(verdict: Verdict, number: Int32) {
    #expect(ExitStatus(verdict).rawValue == number)
  }

  @Test func theNumbersAreTheDocumentedOnes() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 3, 4, 5, 6, 7, 64, 130, 143])
  }

  @Test func helpAndVersionGoToTheStandardOutput() {
    for arguments in [["--help"], ["config", "--help"], ["--version"], ["help", "config"], []] {
      let result = program.run(bytes: arguments.map { Array($0.utf8) })
      #expect(result.status == .done)
      #expect(!result.output.isEmpty)
      #expect(result.messages.isEmpty)
    }
    #expect(program.run("--version").output == "greenroom \(Version.current)\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func printsCompletions(shell: String) {
    let result = program.run("completions", shell)
    #expect(result.status == .done)
    #expect(result.output.contains("greenroom"))
    #expect(result.output == program.run("--generate-completion-script", shell).output)
  }

  @Test func errorsAreColouredOnlyWhereWanted() throws {
    try program.write("workers: many", to: ".config/greenroom/config.yaml")
    program.terminal.isErrorColored = true
    #expect(program.run("config").messages.hasPrefix("\u{1B}[1;31mgreenroom: \u{1B}[0m"))
    #expect(!program.run("config", "--no-color").messages.contains("\u{1B}"))
    program.environment["NO_COLOR"] = "1"
    #expect(!program.run("config").messages.contains("\u{1B}"))
    #expect(!program.run("nope").messages.contains("\u{1B}"))
  }

  @Test func verboseSaysWhichSettingsHold() {
    let result = program.run("config", "--verbose", "--profile", "sandbox")
    #expect(result.messages.contains("profile: sandbox (--profile)"))
    #expect(result.output == program.run("config", "--profile", "sandbox").output)
  }
}
