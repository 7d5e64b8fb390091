import ArgumentParser
import Greenroom
import GreenroomModel

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Ordered reference sets and their handles.",
    discussion: """
      A set holds references in an order, and the order gives them their handles: the third picture is \
      @image3. Adding, removing and moving renumbers them.
      """,
    subcommands: [
      SetCreate.self, SetAdd.self, SetRemove.self, SetMove.self, SetSlot.self, SetShow.self, SetList.self,
      SetDelete.self,
    ])
}

/// The set that a command is about.
struct SetArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The set's name.", valueName: "set"), completion: Completions.ofSets)
  var set: String
}

/// Assets to put into a set, each with the name it may have there: `[NAME=]ASSET`.
struct AdditionArguments {
  let additions: [(name: AssetName?, asset: AssetArgument)]

  init(_ arguments: [RawArgument], in context: CommandContext) throws {
    additions = try arguments.map { argument in
      let written = try Draft.DraftReference(flag: argument.text)
      guard let name = written.name else { return (nil, context.asset(argument)) }
      let asset = RawArgument(bytes: Array(argument.bytes.drop { $0 != UInt8(ascii: "=") }.dropFirst()))
      return (try AssetName(name), context.asset(asset))
    }
  }
}
