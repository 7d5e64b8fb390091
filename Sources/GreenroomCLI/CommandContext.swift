import Greenroom
import GreenroomModel

/// What a command works with: the settings in force and the way to the library.
struct CommandContext: Sendable {
  let settings: Settings
  let installation: Installation
  let workingFolder: MediaPath
  let environment: [String: String]
  let terminal: Terminal
  let progress: ProgressLine
  /// Shows a result before the command's last one; for commands that go on.
  let show: @Sendable (any Document) throws -> Void
  /// Tells of a failure that does not end the command.
  let showError: @Sendable (GreenroomError) throws -> Void

  /// Shows on the error stream what is to be done, and asks where there is a question.
  let ask: @Sendable (_ document: any Document, _ question: String?) throws -> Void

  /// Writes to the standard output what is itself the result.
  let write: @Sendable ([UInt8]) throws -> Void

  func library() throws -> Library {
    try Library(settings: settings, installation: installation, observer: progress.observer)
  }

  /// Runs a workflow that writes, or tries it out on a copy of the library.
  func writing(_ rehearsal: RehearsalOption, _ work: (Library) throws -> any Document) throws -> Outcome {
    guard rehearsal.dryRun else { return Outcome(try work(library())) }
    let document = try Library.rehearsing(settings, installation, observer: progress.observer, work)
    return Outcome(document, notice: Outcome.dryRunNotice)
  }

  func asset(_ argument: RawArgument) -> AssetArgument {
    AssetArgument(text: argument.text, path: argument.path(in: workingFolder))
  }

  func path(_ argument: RawArgument) -> MediaPath { argument.path(in: workingFolder) }
}
