/// One `import` of a source file.
struct ImportLine: Equatable {
  let module: String
  /// What is written before `import`: an access level, attributes.
  let modifiers: Set<String>
  let line: Int

  private static let kinds: Set = [
    "actor", "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
  ]
  private static let access: Set = ["public", "package", "internal", "fileprivate", "private"]

  static func all(in tokens: [Token]) -> [ImportLine] {
    tokens.indices.compactMap { index in
      guard tokens[index].kind == .word, tokens[index].text == "import" else { return nil }
      return ImportLine(tokens: tokens, keyword: index)
    }
  }

  /// Nil where the word is somebody's member or label.
  private init?(tokens: [Token], keyword: Int) {
    var modifiers: Set<String> = []
    var first = keyword
    while first > 0, !tokens[first].startsLine {
      let before = tokens[first - 1]
      if Self.access.contains(before.text) {
        modifiers.insert(before.text)
      } else if first > 1, tokens[first - 2].text == "@" {
        modifiers.insert("@" + before.text)
      } else if before.text != "@" {
        break
      }
      first -= 1
    }
    guard tokens[first].startsLine || tokens[first - 1].text == ";" || !modifiers.isEmpty else { return nil }
    let names = tokens[(keyword + 1)...].prefix { $0.kind == .word || $0.text == "." }.filter {
      $0.kind == .word
    }
    guard let module = names.first(where: { !Self.kinds.contains($0.text) }) else { return nil }
    self.module = module.text
    self.modifiers = modifiers
    line = tokens[keyword].line
  }
}
