/// A piece of code that a rule looks for: `exit`, `FileManager.default`, `Date()`, `Data(contentsOf`.
struct Sought: Sendable {
  let name: String
  /// True where only a call of a free function counts: `print(…)`, but not `printer.print(…)`.
  let isFreeCall: Bool
  private let parts: [String]

  private init(name: String, isFreeCall: Bool) {
    self.name = name
    self.isFreeCall = isFreeCall
    parts = SwiftTokens.read(name).map(\.text)
  }

  static func call(_ name: String) -> Sought { Sought(name: name, isFreeCall: true) }
  static func code(_ name: String) -> Sought { Sought(name: name, isFreeCall: false) }

  func matches(_ tokens: [Token], at index: Int) -> Bool {
    guard tokens[index].kind == .word, tokens[index].text == parts[0] else { return false }
    let next = index + parts.count
    guard next <= tokens.count, tokens[index..<next].map(\.text) == parts else { return false }
    guard isFreeCall else { return true }
    let before = index > 0 ? tokens[index - 1].text : ""
    let isMember = before == "." && !Self.isModuleQualified(tokens, at: index)
    return !isMember && before != "func" && next < tokens.count && tokens[next].text == "("
  }

  /// `Swift.print(…)` and `Glibc.exit(…)` are the free functions under their full names.
  private static func isModuleQualified(_ tokens: [Token], at index: Int) -> Bool {
    index > 1 && ["Swift", "Glibc", "Foundation"].contains(tokens[index - 2].text)
  }
}

extension SourceFile {
  /// Where any of `sought` stands in the code, as `path:line name`.
  func uses(of sought: [Sought]) -> [String] {
    tokens.indices.compactMap { index in
      guard let found = sought.first(where: { $0.matches(tokens, at: index) }) else { return nil }
      return "\(at(tokens[index])) \(found.name)"
    }
  }
}
