import ArgumentParser
import Greenroom
import GreenroomModel

struct FitCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Make copies that a model accepts, with what is lost said, and the originals untouched.",
    discussion: """
      What is wrong is mended with the least loss: another format, colours, size, ratio, frame rate, length, bytes. \
      A copy goes into the library's `derived/` and is checked like everything else before it is shown as done; \
      the same source and the same changes give the copy that was made before. What cannot be mended is named, and \
      the exit code is 5.

      Files named one by one are the references of one request: clips, and sounds, share the time that all may last \
      together. A folder or a query selects many, each fitted alone.

      Examples:
        greenroom fit hero.heic --model seedance-2.0
        greenroom fit dolly.mov --model seedance-2.0 --from 3 --to 8 --plan
        greenroom fit a.mp4 b.mp4 c.mp4 --model seedance-2.0
        greenroom fit banner.png --model seedance-2.0 --crop
        greenroom fit 'kind:image -fits:seedance-2.0' --model seedance-2.0
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, assets or the words of a query.", valueName: "path|asset|query"),
    completion: .file())
  var inputs: [RawArgument] = []

  @OptionGroup var model: ModelOption

  @Flag(help: "Only say what would be done; write nothing.")
  var plan = false

  @Flag(help: "Cut to reach a ratio, rather than pad.")
  var crop = false

  @Option(
    help: ArgumentHelp(
      "What shows through transparency and beside a padded picture, as #RRGGBB, white or black.",
      valueName: "colour"))
  var background: PlainColour?

  @Flag(help: "Scale up what is too small. That adds no detail.")
  var upscale = false

  @Option(help: ArgumentHelp("Where the copy of a clip or sound begins, in seconds.", valueName: "seconds"))
  var from: SecondsArgument?

  @Option(help: ArgumentHelp("Where it ends.", valueName: "seconds"))
  var to: SecondsArgument?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format of a copy: jpeg or png, mp3 or wav.", valueName: "format"))
  var format: FitFormat?

  @Flag(help: "Take warnings for errors: mend them too, or say so (GREENROOM_STRICT).")
  var strict = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) {
    flags.model = model.model
    flags.strict = strict ? true : nil
  }

  func validate() throws {
    if let from, let to, from.seconds >= to.seconds { throw ValidationError("--from must come before --to.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = FitRequest()
    request.arguments = inputs.map(context.asset)
    request.model = model.model
    request.isPlanOnly = plan || rehearsal.dryRun
    request.options = FitOptions(
      shape: crop ? .crop : .pad, background: background, allowsUpscaling: upscale,
      mendsWarnings: context.settings.strict.value, from: from.flatMap { Seconds($0.seconds) },
      to: to.flatMap { Seconds($0.seconds) }, pictureFormat: format?.picture, soundFormat: format?.sound)
    let library = try context.library()
    let document = try Interruption.heeded { try library.fit(request, $0) }
    return Outcome(document, document.isComplete ? .done : .refused)
  }
}

/// What `--as` takes.
enum FitFormat: String, ExpressibleByArgument, CaseIterable {
  case jpeg, png, mp3, wav

  var picture: PictureRecipe.Format? { PictureRecipe.Format(rawValue: rawValue) }
  var sound: SoundRecipe.Format? { SoundRecipe.Format(rawValue: rawValue) }
}

extension PlainColour: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
