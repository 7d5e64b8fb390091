import ArgumentParser
import Greenroom
import GreenroomModel

struct NameCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "name",
    abstract: "Give an asset a name that prompts and commands can use.",
    discussion: """
      A name is letters of any script, digits, - and _. A file that the library does not know yet is \
      indexed. The name goes to one asset at a time: whoever had it before loses it only if you say so.

      Examples:
        greenroom name refs/hero.jpg hero
        greenroom name 7k2m 小明
        greenroom name @hero --remove
      """)

  @Argument(help: "A path, an @name or the beginning of an id.", completion: .file())
  var asset: RawArgument

  @Argument(help: "The name, with or without @.")
  var name: String?

  @Flag(help: "Take the asset's name away.")
  var remove = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if remove == (name != nil) { throw ValidationError("Give a name, or --remove.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let plain = try name.map { try AssetName($0.hasPrefix("@") ? String($0.dropFirst()) : $0) }
    return try context.writing(rehearsal) { try $0.setName(plain, of: context.asset(asset)) }
  }
}
