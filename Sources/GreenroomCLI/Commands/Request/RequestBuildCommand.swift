import ArgumentParser
import Greenroom
import GreenroomModel

struct RequestBuildCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compose a request, judge it, and print the report and the exact body.",
    discussion: """
      From a draft file (YAML or JSON with the request's own field names), from flags, from a set, or from \
      all of them: a flag beats the draft. Names in the prompt become handles. What passes is stored with \
      the profile's revision; exit code 5 says that there were errors, and then nothing is.

      Examples:
        greenroom request build draft.yaml
        greenroom request build --model seedance-2.0 --set trailer \\
          --prompt "@hero walks across @dunes" --duration 5
        greenroom request build --model seedance-2.0 --ref hero=hero.jpg \\
          --ref dolly.mp4 --prompt "@hero runs, camera like @video1"
        greenroom request build draft.yaml --vary seed=1..4 --body
        greenroom request build draft.yaml --stage
        greenroom request build draft.yaml --stage --curl
      """)

  @Argument(help: ArgumentHelp("A draft: a YAML or JSON file.", valueName: "draft"), completion: .file())
  var draft: RawArgument?

  @OptionGroup var model: ModelOption

  @Option(help: ArgumentHelp("The prompt, with @names or handles.", valueName: "text"))
  var prompt: String?

  @Option(
    help: ArgumentHelp("A reference, with the name it has in this request.", valueName: "[name=]asset"),
    completion: .file())
  var ref: [RawArgument] = []

  @Option(help: "A reference set whose members come first.", completion: Completions.ofSets)
  var set: String?

  @OptionGroup var frames: FrameOptions

  @OptionGroup var parameters: RequestParameters

  @Option(
    help: ArgumentHelp(
      "Build a request for each value: a range 1..4, or words between commas.", valueName: "key=list"))
  var vary: [RawArgument] = []

  @Flag(help: "Take warnings for errors (GREENROOM_STRICT).")
  var strict = false

  @Flag(help: "Put the references where the gateway can fetch them, and compose with their URLs.")
  var stage = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption

  @OptionGroup var form: RequestForm
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) {
    flags.model = model.model
    flags.strict = strict ? true : nil
    staging.adjust(&flags)
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var build = RequestBuild(workingFolder: context.workingFolder)
    build.draft = draft.map(context.path)
    build.flags = try flags
    build.set = set
    build.variations = try vary.map { try Variation(flag: $0.text) }
    build.isStrict = context.settings.strict.value
    build.isDryRun = rehearsal.dryRun
    let library = try context.library()
    let requests = try Interruption.heeded { shouldStop in
      build.isStaged = stage
      build.shouldStop = shouldStop
      return try library.buildRequests(build)
    }
    let verdict = requests.map(\.verdict).max() ?? .pass
    return Outcome(
      try form.document(for: requests, in: library), ExitStatus(verdict),
      notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }

  private var flags: Draft {
    get throws {
      var flags = Draft()
      flags.model = model.model
      flags.prompt = prompt
      flags.references = try ref.map { try Draft.DraftReference(flag: $0.text) }
      flags.firstFrame = frames.firstFrame?.text
      flags.lastFrame = frames.lastFrame?.text
      flags.profile = common.profile
      flags.parameters = try parameters.members
      flags.extra = try parameters.extra.map { try JSONValue.Member(flag: $0.text) }
      return flags
    }
  }
}
