import ArgumentParser
import Greenroom
import GreenroomModel

struct PreviewsCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "previews",
    abstract: "Make pictures of assets in advance.",
    discussion: """
      Whatever shows a picture makes it when it is first wanted; this makes them all, so that nobody waits. \
      Interrupt it whenever you like: what is made is kept, and the same command goes on from there. It \
      stops where `previews.room` of the configuration is full. Previews can be thrown away at any time.

      A picture is a still at 512 pixels, the telling frame of a clip or the waveform of a sound. A strip is the \
      frames that a clip is skimmed by. A curve is how loud something is over time.

      Examples:
        greenroom previews
        greenroom previews kind:video added:7d..
        greenroom previews --kind picture --json
      """)

  @Argument(help: ArgumentHelp("The words of a query; without one, everything.", valueName: "query"))
  var query: [RawArgument] = []

  @Option(
    help: "Only these: picture, strip or curve. May be given several times.",
    completion: .list(PreviewKind.allCases.map(\.rawValue)))
  var kind: [PreviewKind] = []

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let request = PreviewsRequest(
      query: query.map(\.text).joined(separator: " "),
      kinds: PreviewKind.allCases.filter { kind.isEmpty || kind.contains($0) },
      isDryRun: rehearsal.dryRun)
    let library = try context.library()
    let document = try Interruption.heeded { try library.makePreviews(request, $0) }
    return Outcome(
      document, document.problems.isEmpty ? .done : .partial,
      notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }
}

extension PreviewKind: ExpressibleByArgument {}
