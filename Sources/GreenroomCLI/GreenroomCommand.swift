import ArgumentParser
import Greenroom
import GreenroomModel

/// A command parses, calls one workflow and hands back what is to be shown.
protocol GreenroomCommand: ParsableCommand {
  var common: CommonOptions { get }

  /// What the command's own options say of the settings.
  func adjust(_ flags: inout SettingFlags)

  func outcome(in context: CommandContext) throws -> Outcome
}

extension GreenroomCommand {
  func adjust(_ flags: inout SettingFlags) {}

  func run() throws {
    throw GreenroomError(.usage, "\(Self._commandName) runs as a part of greenroom only.")
  }
}

/// A command's result, and how the program ends after it was shown.
struct Outcome {
  let document: any Document
  let status: ExitStatus
  /// A sentence for the error stream; nil where there is nothing more to say.
  var notice: String?

  init(_ document: any Document, _ status: ExitStatus = .done, notice: String? = nil) {
    self.document = document
    self.status = status
    self.notice = notice
  }

  static let dryRunNotice = "A dry run: nothing was recorded."
}
