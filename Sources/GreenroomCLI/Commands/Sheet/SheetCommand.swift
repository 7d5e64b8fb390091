import ArgumentParser
import Greenroom
import GreenroomModel

struct SheetCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Draw a contact sheet of what a query finds, of a set, or of one clip over time.",
    discussion: """
      Each picture bears its name, or its handle where a set is drawn, with size and playing time; with --model a \
      dot says what the checks say of it. The end of the file's name says the format: .webp, .jpg or .png.

      Examples:
        greenroom sheet 'kind:image tag:hero' -o heroes.webp
        greenroom sheet --set trailer --model seedance-2.0 -o trailer.jpg
        greenroom sheet @dawn --frames 12 -o dawn.png
      """)

  @Argument(help: ArgumentHelp("The words of a query; without one, everything.", valueName: "query"))
  var query: [RawArgument] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write it.", valueName: "file"), completion: .file())
  var output: RawArgument

  @Option(help: ArgumentHelp("Draw the references of a set, in its order.", valueName: "name"))
  var set: String?

  @Option(help: ArgumentHelp("Draw one clip over time, as so many frames.", valueName: "n"))
  var frames: Int?

  @Option(help: "The model whose verdict each asset bears.")
  var model: String?

  @Option(
    help: ArgumentHelp("The order: as `greenroom find --sort`.", valueName: "key"),
    completion: .list(AssetOrder.Key.allCases.map(\.rawValue)))
  var sort: RawArgument?

  @Option(help: ArgumentHelp("How many to draw at most.", valueName: "n"))
  var limit = 200

  @Option(help: ArgumentHelp("How many in a row.", valueName: "n"))
  var columns: Int?

  @Option(help: ArgumentHelp("How wide each picture is, in pixels.", valueName: "pixels"))
  var tile = 256

  @Flag(help: "Write over a file that is there.")
  var force = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if set != nil, !query.isEmpty || frames != nil {
      throw ValidationError("Draw a query, or a set, or one clip with --frames.")
    }
    if frames != nil, query.count != 1 { throw ValidationError("--frames takes one clip.") }
    if let frames, !(1...200).contains(frames) { throw ValidationError("--frames takes 1 to 200.") }
    if !(1...500).contains(limit) { throw ValidationError("--limit takes 1 to 500.") }
    if let columns, columns < 1 { throw ValidationError("--columns takes a number from 1 on.") }
    if !(48...1_024).contains(tile) { throw ValidationError("--tile takes 48 to 1024 pixels.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = SheetRequest(subject(in: context), output: context.path(output))
    if let sort { request.order = try AssetOrder(sort.text) }
    request.limit = limit
    request.columns = columns
    request.tile = tile
    request.model = model
    request.isReplacing = force
    request.isDryRun = rehearsal.dryRun
    return try context.writing(rehearsal) { [request] library in
      try Interruption.heeded { try library.sheet(request, $0) }
    }
  }

  private func subject(in context: CommandContext) -> SheetRequest.Subject {
    if let set { return .set(set) }
    if let frames { return .clip(context.asset(query[0]), frames: frames) }
    return .query(query.map(\.text).joined(separator: " "))
  }
}

extension SheetDocument: Document {
  func render(on page: inout Page) {
    page.line(
      StyledText(page.shown(path), .bold)
        + StyledText("  \(Amount.count(shown, "picture")), \(Amount.bytes(bytes))", .dim))
    guard shown < total else { return }
    page.line(StyledText("\(Amount.count(total - shown)) more would not fit; --limit draws more.", .yellow))
  }
}
