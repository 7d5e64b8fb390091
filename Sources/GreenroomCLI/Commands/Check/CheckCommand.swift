import ArgumentParser
import Greenroom
import GreenroomModel

struct CheckCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether a model would accept files, and everything that is wrong with them.",
    discussion: """
      Files named one by one are judged together, as the references of one request. A folder or a query \
      selects many, and each file is judged alone. Files need no library, no network and no key.

      Exit code 5 says that there were errors.

      Examples:
        greenroom check hero.jpg dolly.mp4 --model seedance-2.0
        greenroom check hero.jpg --model seedance-2.0 --prompt "@image1 runs"
        greenroom check ~/Footage --model seedance-2.0
        greenroom check kind:video --model seedance-2.0 --strict
        greenroom check --draft draft.yaml
        greenroom check --first-frame a.png --last-frame b.png --model seedance-2.0
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, assets or the words of a query.", valueName: "path|asset|query"),
    completion: .file())
  var inputs: [RawArgument] = []

  @OptionGroup var model: ModelOption

  @Flag(help: "Judge every file alone; the default for a folder or a query.")
  var each = false

  @Option(help: "A reference set whose members come first.", completion: Completions.ofSets)
  var set: String?

  @Option(help: ArgumentHelp("A draft: a YAML or JSON file.", valueName: "file"), completion: .file())
  var draft: RawArgument?

  @OptionGroup var frames: FrameOptions

  @Option(help: ArgumentHelp("The prompt; without one none is judged.", valueName: "text"))
  var prompt: String?

  @Flag(help: "Take warnings for errors (GREENROOM_STRICT).")
  var strict = false

  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) {
    flags.model = model.model
    flags.strict = strict ? true : nil
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = CheckRequest(workingFolder: context.workingFolder)
    request.arguments = inputs.map(context.asset)
    request.model = model.model
    request.profile = common.profile
    request.isEach = each
    request.set = set
    request.draft = draft.map(context.path)
    request.firstFrame = frames.firstFrame.map(context.asset)
    request.lastFrame = frames.lastFrame.map(context.asset)
    request.prompt = prompt
    request.isStrict = context.settings.strict.value
    let result = try context.library().check(request)
    switch result {
    case .together(let document):
      return Outcome(
        document, ExitStatus(document.verdict), notice: Self.notice(document.findings, document.model))
    case .each(let document):
      return Outcome(
        document, ExitStatus(document.verdict),
        notice: Self.notice(document.checks.flatMap(\.findings), document.model))
    }
  }

  /// Said where something is wrong that a copy may mend.
  private static func notice(_ findings: [Finding], _ model: String) -> String? {
    let isOfMedia = findings.contains { finding in
      finding.severity == .error
        && ["image.", "video.", "audio."].contains { finding.code.rawValue.hasPrefix($0) }
    }
    return isOfMedia
      ? "`greenroom fit` with the same files makes copies that \(model) accepts, where that can be." : nil
  }
}
