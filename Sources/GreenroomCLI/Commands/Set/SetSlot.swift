import ArgumentParser
import Greenroom
import GreenroomModel

struct SetSlot: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "slot",
    abstract: "Say which parts a set has to have: character, place, voice.",
    discussion: """
      The member of its name fills a slot. A request is made of the set once every slot is filled that is not \
      optional.

      Examples:
        greenroom set slot scene character:image place:image voice:audio
        greenroom set slot scene weather --optional
        greenroom set add scene character=@hero
        greenroom set slot scene weather --remove
      """)

  @OptionGroup var name: SetArgument

  @Argument(help: ArgumentHelp("The slots, each with the kind it may be for.", valueName: "name[:kind]"))
  var slots: [String]

  @Flag(help: "They may stay empty.")
  var optional = false

  @Flag(help: "Take the slots away; what fills them stays.")
  var remove = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { library in
      if remove { return try library.removeSlots(slots, fromSet: name.set) }
      return try library.putSlots(slots.map(slot), inSet: name.set)
    }
  }

  private func slot(_ text: String) throws -> ReferenceSet.Slot {
    let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = sides.count == 2 ? MediaKind(rawValue: String(sides[1])) : nil
    guard sides.count == 1 || kind != nil else {
      throw GreenroomError(
        .usage, "“\(sides[1])” is no kind.", hint: "Write NAME:image, NAME:video, NAME:audio, or NAME alone.")
    }
    return ReferenceSet.Slot(name: try AssetName(String(sides[0])).text, kind: kind, isRequired: !optional)
  }
}
