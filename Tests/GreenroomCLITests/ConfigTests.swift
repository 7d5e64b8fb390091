import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCLI

@Suite struct ConfigTests {
  private let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func setting(_ key: String, _ arguments: String...) throws -> (
    value: JSONValue?, origin: JSONValue?, place: JSONValue?
  ) {
    let document = try program.run(bytes: (["config", "--json"] + arguments).map { Array($0.utf8) }).json()
    guard case .array(let settings)? = document["settings"] else { return (nil, nil, nil) }
    let found = settings.first { $0["key"] == .string(key) }
    return (found?["value"], found?["origin"], found?["place"])
  }

  @Test func aFlagBeatsAVariableBeatsTheFileBeatsTheDefault() throws {
    #expect(try setting("profile") == ("qingbo", "default", .null))
    try program.write("\nprofile: from-file\n", to: ".config/greenroom/config.yaml")
    #expect(try setting("profile") == ("from-file", "file", "config.yaml:2"))
    program.environment["GREENROOM_PROFILE"] = "from-variable"
    #expect(try setting("profile") == ("from-variable", "environment", "GREENROOM_PROFILE"))
    #expect(try setting("profile", "--profile", "from-flag") == ("from-flag", "flag", "--profile"))
  }

  @Test func anEmptyVariableIsNone() throws {
    program.environment["GREENROOM_PROFILE"] = ""
    #expect(try setting("profile") == ("qingbo", "default", .null))
  }

  @Test func theLibraryFollowsXDG() throws {
    #expect(try setting("library").value == "HOME/.local/share/greenroom")
    program.environment["XDG_DATA_HOME"] = "relative"
    #expect(try setting("library").value == "HOME/.local/share/greenroom")
    program.environment["XDG_DATA_HOME"] = "/data"
    #expect(try setting("library").value == "/data/greenroom")
    program.environment["GREENROOM_LIBRARY"] = "here/./it//is"
    #expect(try setting("library").value == "HOME/here/it/is")
    #expect(try setting("library", "--library", "../x").value != .null)
  }

  @Test func pathsInTheFileAreMeantThere() throws {
    program.environment["XDG_CONFIG_HOME"] = program.home + "/etc"
    try program.write("library: beside", to: "etc/greenroom/config.yaml")
    #expect(try setting("library").value == "HOME/etc/greenroom/beside")
    try program.write("library: ~/films", to: "etc/greenroom/config.yaml")
    #expect(try setting("library").value == "HOME/films")
  }

  @Test(arguments: [
    ("NO_COLOR", "1", "never"), ("NO_COLOR", "", "auto"), ("GREENROOM_COLOR", "always", "always"),
  ])
  func colour(variable: String, value: String, color: String) throws {
    program.environment[variable] = value
    #expect(try setting("color").value == .string(color))
  }

  @Test func secretsAreMasked() throws {
    program.environment["GREENROOM_API_KEY"] = "sk-secret"
    let shown = program.run("config")
    #expect(!shown.output.contains("sk-secret"))
    #expect(try setting("apiKey") == ("********", "environment", "GREENROOM_API_KEY"))
    program.environment = [:]
    try program.write("apiKey:\n  command: pass show --token=abc key", to: ".config/greenroom/config.yaml")
    #expect(try setting("apiKey") == ("********, from a command", "file", "config.yaml:1"))
    try program.write("apiKey: { file: ~/key }", to: ".config/greenroom/config.yaml")
    #expect(try setting("apiKey").value == "********, in the file ~/key")
  }

  @Test(arguments: [
    ("profile: a\nlibary: /x", "config.yaml:2: there is no setting `libary`.", "Did you mean `library`?"),
    ("api_key: x", "config.yaml:1: there is no setting `api_key`.", "Did you mean `apiKey`?"),
    ("zzz: 1", "there is no setting `zzz`.", "The settings are: library, profile"),
    ("apiKey: sk-1234", "apiKey takes a file or a command, never the secret itself.", "GREENROOM_API_KEY"),
    ("apiKey: { fiel: x }", "there is no setting `apiKey.fiel`.", "Did you mean `apiKey.file`?"),
    (
      "workers: many", "config.yaml:1: workers is “many”, which is not a whole number from 1 to 64.",
      "greenroom config"
    ),
    ("workers: 65", "not a whole number from 1 to 64.", "greenroom config"),
    ("strict: perhaps", "not true or false.", "greenroom config"),
    ("progress: loud", "not one of auto, plain, json, none.", "greenroom config"),
    ("baseURL: ftp://x", "not an http or https address without a query.", "greenroom config"),
    (
      "staging:\n  s3:\n    buckets: x", "config.yaml:3: there is no setting `staging.s3.buckets`.",
      "`staging.s3.bucket`"
    ),
    ("staging: s3", "config.yaml:1: staging is a section.", "further to the right"),
    ("staging: { backend: ftp }", "not one of embedded, s3, directory.", "greenroom config"),
    ("staging: { expiry: soon }", "not a length of time such as 12h or 3d.", "greenroom config"),
    ("staging: { port: 70000 }", "not a port from 0 to 65535.", "greenroom config"),
    ("staging: { publicURL: 'https://h/?a=b' }", "not an http or https address without a query.", "config"),
    ("staging: { s3: { secretAccessKey: sk-1234 } }", "never the secret itself", "AWS_SECRET_ACCESS_KEY"),
    ("staging: { s3: { prefix: a/../b } }", "not a prefix without empty parts", "greenroom config"),
    ("profile: [a, b]", "config.yaml:1: profile takes one value.", "greenroom config"),
    ("profile: a\nprofile: b", "`profile` stands there twice.", "Mend"),
    ("profile: 'a", "config.yaml:", "Mend"),
    ("- a", "holds no settings.", "one setting a line"),
  ])
  func whatIsWrongInTheFileIsAnError(text: String, message: String, hint: String) throws {
    try program.write(text, to: ".config/greenroom/config.yaml")
    let result = program.run("config")
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.messages.contains(hint), "\(result.messages)")
    #expect(!result.messages.contains("sk-1234"))
    let document = try program.run("config", "--json").json()
    #expect(document["error"]?["code"] == "configuration")
  }

  @Test(arguments: ["", "# nothing\n", "~", "{}"])
  func anEmptyFileIsFine(text: String) throws {
    try program.write(text, to: ".config/greenroom/config.yaml")
    #expect(program.run("config").status == .done)
  }

  @Test func aWrongVariableIsAnError() {
    program.environment["GREENROOM_WORKERS"] = "0"
    #expect(program.run("config").messages.contains("GREENROOM_WORKERS is “0”"))
  }

  @Test func printsEverySetting() throws {
    program.environment["GREENROOM_API_KEY"] = "sk-secret"
    try program.write("workers: 3\nmodel: 模型\n", to: ".config/greenroom/config.yaml")
    try Golden.expect(program.run("config", "--library", "/films").transcript, "config")
    try Golden.expect(program.run("config", "--json").transcript, "config-json")
  }
}
