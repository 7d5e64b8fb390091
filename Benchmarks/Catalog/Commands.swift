import Foundation

/// Whole commands, from the start of the process to its end.
struct Commands {
  let folder: String

  private static let rounds = 100

  func run() throws {
    let greenroom = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "greenroom").path
    guard FileManager.default.isExecutableFile(atPath: greenroom) else {
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
        let arguments = ["find", "--library", folder] + options + ["--", question(&library)]
        return {
          try Self.run([greenroom] + arguments)
          return 0
        }
      }
    }
  }

  /// Foundation's `Process` looks only now and then whether one has ended.
  private static func run(_ words: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var (child, status): (pid_t, Int32) = (0, 0)
    guard posix_spawn(&child, words[0], &actions, nil, &arguments, environ) == 0,
      waitpid(child, &status, 0) == child, status == 0
    else { throw Failure(status: status) }
  }

  private struct Failure: Error {
    let status: Int32
  }
}
