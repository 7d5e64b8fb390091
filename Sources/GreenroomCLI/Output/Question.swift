import Foundation

/// What a person at a terminal is asked.
enum Question {
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// Waits for the answer; everything but a yes is a no.
  static func isAnsweredWithYes() -> Bool {
    let answer = readLine() ?? ""
    return ["y", "yes"].contains(answer.trimmingCharacters(in: .whitespaces).lowercased())
  }
}
