import ArgumentParser
import Greenroom
import GreenroomModel

struct RateCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Rate an asset, or all that a query finds, from 0 to 5.",
    discussion: """
      Examples:
        greenroom rate @hero 5
        greenroom rate 'tag:night kind:video' 3 --yes
        greenroom rate @hero none
      """)

  @Argument(
    help: ArgumentHelp(
      "A path, an @name, the beginning of an id, or a query in quotes.", valueName: "asset|query"),
    completion: .file())
  var asset: RawArgument

  @Argument(help: "0 to 5, or none.")
  var rating: String

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let isRating = Int(rating).map { (0...5).contains($0) } ?? false
    guard isRating || rating == "none" else { throw ValidationError("A rating is 0 to 5, or none.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating([asset], options, "rate", isJSON: common.json) { try $0.rate($1, Int(rating)) }
  }
}
