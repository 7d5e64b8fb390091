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
  /// Nil where everything was shown already.
  let document: (any Document)?
  let status: ExitStatus
  /// For the error stream, each a paragraph.
  var notices: [String]

  init(_ document: any Document, _ status: ExitStatus = .done, notices: [String] = []) {
    self.document = document
    self.status = status
    self.notices = notices
  }

  /// Ends without a word more.
  init(_ status: ExitStatus) {
    document = nil
    self.status = status
    notices = []
  }

  init(_ document: any Document, _ status: ExitStatus = .done, notice: String?) {
    self.init(document, status, notices: notice.map { [$0] } ?? [])
  }

  static let dryRunNotice = "A dry run: nothing was recorded."
}
