import GreenroomTestSupport

/// Trees and ignore files made of few parts, so that rules and names meet often.
struct RandomRules {
  private static let names = [
    "a", "b", "ab", "a.jpg", "b.jpg", "ab.mov", "a b", "a ", "#a", "!b", "[a]", "a*b", "é", ".a", "x.part",
    "y~", "node_modules", "Thumbs.db", "-a", "a\\b",
  ]
  private static let pieces = [
    "a", "b", "ab", "*", "?", "*.jpg", "a*", "*b", "[ab]", "[!a]", "[a-c]*", "[[:alpha:]]", "\\#a", "\\!b",
    "a\\ ", "a b", "\\[a\\]", "a\\*b", "**", ".a", "x.part", "é", "*.*", "[]a]", "[a", "[[:x:]]", "a\\\\b",
    "??", "*a*b*", "[^b]", "a.jpg", "node_modules", "y~", "-a",
  ]

  var random: SeededGenerator

  /// Paths of files, relative to the root.
  mutating func tree() -> [String] {
    Set((0..<Int.random(in: 8...40, using: &random)).map { _ in path() }).sorted()
  }

  private mutating func path() -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in name() }.joined(separator: "/")
  }

  private mutating func name() -> String { Self.names.randomElement(using: &random) ?? "a" }

  mutating func ignoreFile() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      text += line() + (Int.random(in: 0..<8, using: &random) == 0 ? "\r\n" : "\n")
    }
    return Int.random(in: 0..<3, using: &random) == 0 ? String(text.dropLast()) : text
  }

  private mutating func line() -> String {
    let parts = (0..<max(1, Int.random(in: 0...3, using: &random))).map { _ in piece() }
    let chance = Int.random(in: 0..<20, using: &random)
    return (Int.random(in: 0..<3, using: &random) == 0 ? "!" : "")
      + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "") + parts.joined(separator: "/")
      + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "")
      + (chance == 0 ? "  " : chance == 1 ? "\t" : "")
  }

  private mutating func piece() -> String {
    let piece = Self.pieces.randomElement(using: &random) ?? "a"
    guard Int.random(in: 0..<6, using: &random) == 0 else { return piece }
    return piece + (Self.pieces.randomElement(using: &random) ?? "b")
  }
}
