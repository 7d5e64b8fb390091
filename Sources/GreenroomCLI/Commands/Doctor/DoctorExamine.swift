import ArgumentParser
import Greenroom

struct DoctorExamine: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "examine",
    abstract: "Look over the installation and the library. What `greenroom doctor` alone does.",
    discussion: """
      Looks for the profiles and the media worker, reads the catalog from end to end, and tells which roots \
      are offline and which files were skipped. Exit code 1 says that something needs care.

      Examples:
        greenroom doctor
        greenroom doctor --library /mnt/films --json
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let document = Doctor(settings: context.settings, installation: context.installation).examine()
    return Outcome(document, document.healthy ? .done : .failed)
  }
}
