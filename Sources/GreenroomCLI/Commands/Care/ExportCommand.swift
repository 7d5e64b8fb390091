import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

struct ExportCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what the catalog knows as JSON Lines, to compare, keep or merge elsewhere.",
    discussion: """
      A header, then an object a line: assets with their facts, paths, names, tags, ratings and notes, sets, \
      requests, tasks and what they gave. The order depends on nothing but the content. There are no keys and no \
      signed URLs in it, and no media.

      Examples:
        greenroom export > library.jsonl
        greenroom export -o day1.jsonl 'path:day1 kind:video'
      """)

  @Argument(help: ArgumentHelp("Only what this finds, and what refers to nothing else.", valueName: "query"))
  var query: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write a new file.", valueName: "file"))
  var output: RawArgument?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if common.json, output == nil {
      throw ValidationError("An export is many documents; with --json name a file with -o.")
    }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let query = self.query.isEmpty ? nil : self.query.joined(separator: " ")
    let document = try context.library().export(
      matching: query, to: output.map(context.path), isDryRun: rehearsal.dryRun, at: Date(), context.write)
    guard output != nil else { return Outcome(.done) }
    return Outcome(document, notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }
}
