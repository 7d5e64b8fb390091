import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Synchronization

@testable import GreenroomCLI

/// Runs the program in this process, in a home of its own, and keeps what it says.
final class ProgramRun {
  private let folder: TemporaryFolder
  var environment: [String: String] = [:]
  /// As the terminal that both streams go to; by default neither is one.
  var terminal = Terminal()

  init() throws { folder = try TemporaryFolder() }

  var home: String { folder.path }

  struct Result: Equatable {
    let status: ExitStatus
    /// The standard output, with the home folder written as `HOME`.
    let output: String
    let messages: String

    /// As a golden file keeps it.
    var transcript: String {
      (output.isEmpty ? "" : output) + (messages.isEmpty ? "" : "--- error stream\n\(messages)")
        + "--- exit \(status.rawValue)\n"
    }

    func json() throws -> JSONValue { try JSONValue(parsing: output) }
  }

  func run(_ arguments: String...) -> Result { run(bytes: arguments.map { Array($0.utf8) }) }

  func run(bytes arguments: [[UInt8]]) -> Result {
    let results = Sink()
    let messages = Sink()
    let terminal = terminal
    let surroundings = Surroundings(
      environment: environment, home: MediaPath(home), workingFolder: MediaPath(home),
      executable: MediaPath(BuiltProducts.path(of: "greenroom")), results: results.stream,
      messages: messages.stream,
      terminal: { choice in
        var seen = terminal
        if choice == .never { (seen.isOutputColored, seen.isErrorColored) = (false, false) }
        if choice == .always { (seen.isOutputColored, seen.isErrorColored) = (true, true) }
        return seen
      })
    let status = Program(arguments: arguments, surroundings: surroundings).run()
    return Result(status: status, output: plain(results.text), messages: plain(messages.text))
  }

  /// Writes a file below the home folder.
  func write(_ text: String, to path: String) throws { try folder.write(text.utf8, to: path) }

  private func plain(_ text: String) -> String { text.replacing(home, with: "HOME") }
}

/// Takes what would go to a stream.
final class Sink: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var stream: ByteStream { ByteStream { [self] added in bytes.withLock { $0 += added } } }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
