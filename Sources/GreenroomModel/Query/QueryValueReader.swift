/// Reads the value of one field.
struct QueryValueReader {
  /// The field's name, for what is said of mistakes.
  let field: String
  let text: QueryLexer.Text

  func criterion(of kind: QueryField) throws(QueryMistake) -> QueryTerm.Criterion {
    switch kind {
    case .kind: return .kind(try choice(MediaKind.allCases))
    case .origin: return .origin(try choice(AssetOrigin.allCases))
    case .word(let word): return .word(word, try pattern(of: word))
    case .number(let number): return .number(number, try range(reading: number))
    case .ratio: return .ratio(try range(of: "a ratio such as 16:9, 1.78 or 0.5..2", QueryRatio.init))
    case .added: return .added(try timeRange())
    case .used: return try used()
    case .unused: return .unused(since: text.content.isEmpty ? nil : try moment(text.content))
    case .fits: return .fits(try word("the id of a model, as `greenroom model list` shows them"))
    case .from: return .from(try asset())
    case .is: return .state(try choice(AssetState.allCases))
    case .has: return .has(try choice(EmbeddedTrait.allCases))
    case .search: return .saved(try word("the name of a saved search"), nil)
    case .skipped: return .skipped(text.content.isEmpty ? nil : WordPattern(text))
    }
  }

  /// The mistake of a value that is not what `wanted` says.
  ///
  /// - Parameter replacement: What was meant.
  func expected(_ wanted: String, hint: String? = nil, replacement: String? = nil) -> QueryMistake {
    let found = text.content.isEmpty ? "nothing" : "“\(text.content)”"
    // In quotes there may be more scalars than are meant.
    let fix =
      text.isQuoted
      ? nil
      : replacement.map { replacement in
        QueryMistake.Fix(at: text.offset, replacing: text.content.unicodeScalars.count, with: replacement)
      }
    return QueryMistake(
      at: text.offset, "after \(field): \(wanted) is expected, not \(found)", hint: hint, fix: fix)
  }

  // MARK: - Words

  private func choice<Choice: RawRepresentable<String>>(_ choices: [Choice]) throws(QueryMistake) -> Choice {
    let names = choices.map(\.rawValue)
    if let choice = choices.first(where: { $0.rawValue == text.content.lowercased() }) { return choice }
    let wanted = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    let nearest = Suggestion.nearest(to: text.content, among: names)
    throw expected(wanted, hint: nearest.map { "Did you mean \(field):\($0)?" }, replacement: nearest)
  }

  private func word(_ wanted: String) throws(QueryMistake) -> String {
    guard !text.content.isEmpty else { throw expected(wanted) }
    return text.content
  }

  private func asset() throws(QueryMistake) -> String {
    let wanted = "an @name or at least \(AssetID.shortestPrefix) characters of an asset's id"
    let text = try word(wanted)
    guard text.hasPrefix("@") ? text.count > 1 : AssetID.isPrefix(text) else { throw expected(wanted) }
    return text
  }

  private func pattern(of word: WordField) throws(QueryMistake) -> WordPattern {
    guard !text.content.isEmpty else {
      throw expected("a word", hint: "\(field):* finds any.", replacement: "*")
    }
    if word == .name, !text.isQuoted, text.content.hasPrefix("@") {
      return WordPattern(unquoted: String(text.content.dropFirst()))
    }
    let pattern = WordPattern(text)
    guard !pattern.hasWildcards, let known = word.otherWords[text.content.lowercased()] else {
      return pattern
    }
    return WordPattern(literal: known)
  }

  private func used() throws(QueryMistake) -> QueryTerm.Criterion {
    if let range = try? timeRange(), !range.isPlainYear { return .usedAt(range) }
    return .used(
      try range(of: "a number of requests or a time, such as 0, >=2 or 7d..") { Double(count: $0) })
  }

  // MARK: - Ranges

  func range<Value: QueryValue>(
    of wanted: String, _ convert: (Substring) -> Value?
  ) throws(QueryMistake) -> QueryRange<Value> {
    let content = Substring(text.content)
    func value(_ part: Substring) throws(QueryMistake) -> Value {
      guard let value = convert(part) else { throw expected(wanted) }
      return value
    }
    for (sign, orEqual) in [(">=", true), (">", false)] where content.hasPrefix(sign) {
      return .above(try value(content.dropFirst(sign.count)), orEqual: orEqual)
    }
    for (sign, orEqual) in [("<=", true), ("<", false)] where content.hasPrefix(sign) {
      return .below(try value(content.dropFirst(sign.count)), orEqual: orEqual)
    }
    if content.hasPrefix("=") { return .exactly(try value(content.dropFirst())) }
    guard let (lower, upper) = ends(of: content) else { return .exactly(try value(content)) }
    guard !lower.isEmpty || !upper.isEmpty else { throw expected(wanted) }
    return .between(lower.isEmpty ? nil : try value(lower), upper.isEmpty ? nil : try value(upper))
  }

  /// What stands on both sides of `..`.
  private func ends(of content: Substring) -> (Substring, Substring)? {
    var place = content.startIndex
    while place < content.endIndex {
      let next = content.index(after: place)
      if content[place] == ".", next < content.endIndex, content[next] == "." {
        return (content[..<place], content[content.index(after: next)...])
      }
      place = next
    }
    return nil
  }
}
