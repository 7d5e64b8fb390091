import ArgumentParser
import Greenroom
import GreenroomModel

struct ClipContinue: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "continue",
    abstract: "Open a draft that goes on where a clip ends.",
    discussion: """
      Its first frame is the last frame that came with the clip, else the one decoded here into the library. \
      Settings of the request that made the clip stay; its seed and references do not.

      Examples:
        greenroom clip continue @dawn --prompt 'the balloon lands' -o landing.yaml
        greenroom clip continue 7k2m --by video --model seedance-2.0
      """)

  @Argument(help: "The clip: a path, an @name or the beginning of an id.", completion: .file())
  var clip: RawArgument

  @Option(help: "What the next request gets of it.")
  var by = ClipContinuation.Way.lastFrame

  @Option(help: "The model; without it the one that made the clip.")
  var model: String?

  @Option(help: ArgumentHelp("What happens next.", valueName: "text"))
  var prompt: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write the draft; without it, it is printed.", valueName: "file"),
    completion: .file())
  var output: RawArgument?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    var continuation = ClipContinuation(clip: context.asset(clip))
    continuation.way = by
    continuation.model = model
    continuation.prompt = prompt
    continuation.output = rehearsal.dryRun ? nil : context.draftFile(output)
    var notices: [String] = []
    var outcome = try context.writing(rehearsal) { [continuation] library in
      let document = try library.continueClip(continuation)
      notices = document.findings.map { "\($0.message) \($0.remedy)" }
      return document
    }
    outcome.notices += notices
    return outcome
  }
}

extension ClipContinuation.Way: ExpressibleByArgument {}
