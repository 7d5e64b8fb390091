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
    let page = ["--limit", "100"]
    let questions: [(String, [String], (inout SyntheticCatalog) -> String)] = [
      ("`find --limit 100` of a word", page, { $0.anyWord() }),
      ("`find --limit 100` of a prefix of 4", page, { String($0.anyWord().prefix(4)) }),
      ("`find --limit 100` of a tag", page, { "tag:\($0.tag())" }),
      ("`find` of all that have a word", [], { $0.anyWord() }),
    ]
    for (name, options, question) in questions {
      try Figures.measure(name, wanted: options == page ? 60 : nil, rounds: Self.rounds) { _ in
        let process = Process()
        process.executableURL = greenroom
        process.arguments = ["find", "--library", folder] + options + ["--", question(&library)]
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
