import ArgumentParser
import Greenroom
import GreenroomModel

struct ClipFrame: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Write the first, the last or any frame of a clip as a PNG.",
    discussion: """
      At full size, turned as the clip says, and without loss beyond the clip's own.

      Examples:
        greenroom clip frame @dawn --last -o end.png
        greenroom clip frame takes/dolly.mp4 --at 2.5 -o middle.png
      """)

  @Argument(help: "The clip: a path, an @name or the beginning of an id.", completion: .file())
  var clip: RawArgument

  @Flag(help: "The first frame; what is meant where nothing is said.")
  var first = false

  @Flag(help: "The last frame that a player shows.")
  var last = false

  @Option(help: ArgumentHelp("The frame that is shown then.", valueName: "seconds"))
  var at: SecondsArgument?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write it.", valueName: "file"), completion: .file())
  var output: RawArgument

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [first, last, at != nil].count(where: \.self) > 1 {
      throw ValidationError("Give one of --first, --last and --at.")
    }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let moment: ClipMoment = at.map { .at($0.seconds) } ?? (last ? .last : .first)
    let (asset, output) = (context.asset(clip), context.path(output))
    return try context.writing(rehearsal) { library in
      try Interruption.heeded {
        try library.frame(moment, of: asset, to: output, isDryRun: rehearsal.dryRun, $0)
      }
    }
  }
}

extension FrameDocument: Document {
  func render(on page: inout Page) { page.line(StyledText(page.shown(path), .bold)) }
}
