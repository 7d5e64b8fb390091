import Foundation
import Greenroom
import GreenroomModel
import Synchronization

@testable import GreenroomCLI

/// Runs the program in this process, in a home of its own, and keeps what it says.
final class ProgramRun {
  let home: URL
  var environment: [String: String] = [:]
  /// As the terminal that both streams go to; by default neither is one.
  var terminal = Terminal()
  var executable: MediaPath

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "greenroom-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    executable = MediaPath(Self.checkout.appending(path: ".build/debug/greenroom").path)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

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
      environment: environment, home: MediaPath(home.path), workingFolder: MediaPath(home.path),
      executable: executable, results: results.stream, messages: messages.stream,
      terminal: { choice in
        var seen = terminal
        if choice == .never { (seen.isOutputColored, seen.isErrorColored) = (false, false) }
        if choice == .always { (seen.isOutputColored, seen.isErrorColored) = (true, true) }
        return seen
      })
    let status = Program(arguments: arguments, surroundings: surroundings).run()
    return Result(status: status, output: plain(results.text), messages: plain(messages.text))
  }

  /// Writes a file below the home folder and returns its path.
  @discardableResult
  func write(_ text: String, to path: String) throws -> String {
    let file = home.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func plain(_ text: String) -> String { text.replacing(home.path, with: "HOME") }
}

/// Takes what would go to a stream.
final class Sink: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var stream: ByteStream { ByteStream { [self] added in bytes.withLock { $0 += added } } }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
