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

  @OptionGroup var source: RequestSource

  @Flag(help: "Take warnings for errors (GREENROOM_STRICT).")
  var strict = false

  @Flag(help: "Put the references where the gateway can fetch them, and compose with their URLs.")
  var stage = false

  @OptionGroup var callback: CallbackOption
  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption

  @OptionGroup var form: RequestForm
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) {
    flags.model = source.model.model
    flags.strict = strict ? true : nil
    staging.adjust(&flags)
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var build = try source.build(in: context, profile: common.profile)
    try callback.adjust(&build, in: context)
    build.draft = draft.map(context.path)
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
}
