import GreenroomModel

/// A command line that cannot be understood, and what to type instead.
enum UsageError {
  static func error(saying message: String, about arguments: [String]) -> GreenroomError {
    let path = CommandPath(arguments)
    let name = path.names.joined(separator: " ")
    guard let word = arguments.dropFirst(path.names.count - 1).first, !word.hasPrefix("-"), !path.next.isEmpty
    else {
      return GreenroomError(.usage, sentence(message), hint: "`\(name) --help` shows what it takes.")
    }
    let near = Suggestion.nearest(to: word, among: path.next)
    return GreenroomError(
      .usage, "There is no command `\(name) \(word)`.",
      hint: near.map { "Did you mean `\(name) \($0)`?" } ?? "`\(name) --help` lists the commands.")
  }

  private static func sentence(_ message: String) -> String {
    message.hasSuffix(".") || message.hasSuffix("?") || message.isEmpty ? message : message + "."
  }
}
