import ArgumentParser
import Greenroom
import GreenroomModel

/// What the command line says of a request that is to be built.
struct RequestSource: ParsableArguments {
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

  /// Everything but the draft's file.
  func build(in context: CommandContext, profile: String?) throws -> RequestBuild {
    var build = RequestBuild(workingFolder: context.workingFolder)
    build.flags = try draft(profile)
    build.set = set
    build.variations = try vary.map { try Variation(flag: $0.text) }
    return build
  }

  /// True where the flags alone make a request.
  var isRequest: Bool { prompt != nil || !ref.isEmpty || set != nil || frames.firstFrame != nil }

  private func draft(_ profile: String?) throws -> Draft {
    var flags = Draft()
    flags.model = model.model
    flags.prompt = prompt
    flags.references = try ref.map { try Draft.DraftReference(flag: $0.text) }
    flags.firstFrame = frames.firstFrame?.text
    flags.lastFrame = frames.lastFrame?.text
    flags.profile = profile
    flags.parameters = try parameters.members
    flags.extra = try parameters.extra.map { try JSONValue.Member(flag: $0.text) }
    return flags
  }
}
