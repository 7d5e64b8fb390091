import ArgumentParser

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look over the installation and the library, or explain what is indexed.",
    subcommands: [DoctorExamine.self, DoctorWhy.self], defaultSubcommand: DoctorExamine.self)
}
