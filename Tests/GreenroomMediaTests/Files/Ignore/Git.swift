import Foundation
import GreenroomTestSupport

/// The program whose rules ours are, in a repository of its own.
struct Git {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What git says of one path: the rule that decides, which may take another one back.
  struct Verdict: Equatable {
    /// Relative to the repository, or absolute; empty where no rule speaks of the path.
    let file: String
    let line: Int
    let pattern: String

    var isIgnored: Bool { !file.isEmpty && !pattern.hasPrefix("!") }
  }

  private let folder: String

  init(in folder: TemporaryFolder) throws {
    self.folder = folder.path
    try run(["init", "-q"])
    try run(["config", "core.ignoreCase", "false"])
  }

  /// The file of the lowest rank.
  func setStandard(_ file: String) throws { try run(["config", "core.excludesFile", file]) }

  /// By path; the paths are relative to the repository.
  func verdicts(on paths: [String]) throws -> [String: Verdict] {
    let input = Data(paths.flatMap { Array($0.utf8) + [0] })
    let output = try run(["check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], input, mayFail: true)
    let fields = output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var verdicts: [String: Verdict] = [:]
    for start in stride(from: 0, to: fields.count - 3, by: 4) {
      verdicts[fields[start + 3]] = Verdict(
        file: fields[start], line: Int(fields[start + 1]) ?? 0, pattern: fields[start + 2])
    }
    return verdicts
  }

  /// Reads no settings but the repository's.
  @discardableResult
  private func run(_ arguments: [String], _ input: Data = Data(), mayFail: Bool = false) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    let file = folder + "/.git-input"
    try input.write(to: URL(fileURLWithPath: file))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // `check-ignore` ends with 1 where nothing is ignored.
    guard process.terminationStatus == 0 || (mayFail && process.terminationStatus == 1) else {
      throw Failure(description: "git \(arguments.joined(separator: " ")) failed; these tests need git")
    }
    return data
  }
}
