import Foundation

/// Whole commands, from the start of the process to its end.
struct Commands {
  let folder: String

  private static let rounds = 100

  func run() throws {
    let greenroom = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "greenroom")
    guard FileManager.default.isExecutableFile(atPath: greenroom.path) else {
      return print("No `greenroom` beside this program: `make build` makes one.")
    }
    var library = SyntheticCatalog()
    let questions: [(String, (inout SyntheticCatalog) -> String)] = [
      ("`greenroom find` of a word", { $0.anyWord() }),
      ("`greenroom find` of a prefix of 4", { String($0.anyWord().prefix(4)) }),
      ("`greenroom find` of a tag", { "tag:\($0.tag())" }),
    ]
    for (name, question) in questions {
      try Figures.measure(name, rounds: Self.rounds) { _ in
        let process = Process()
        process.executableURL = greenroom
        process.arguments = ["find", "--library", folder, "--", question(&library)]
        process.standardOutput = FileHandle.nullDevice
        return {
          try process.run()
          process.waitUntilExit()
          guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
          return 0
        }
      }
    }
  }

  private struct Failure: Error {
    let status: Int32
  }
}
