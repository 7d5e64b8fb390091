/// Reads a query: words into terms, terms into groups, groups between commas.
struct QueryParser {
  /// In scalars; nobody types more, and what nobody types is not worth searching for.
  static let longest = 4_000

  private let text: String
  private var lexer: QueryLexer

  init(_ text: String) {
    self.text = text
    lexer = QueryLexer(text)
  }

  mutating func query() throws(QueryMistake) -> Query {
    guard lexer.end <= Self.longest else {
      throw QueryMistake(at: Self.longest, "a query has at most \(Self.longest) characters")
    }
    var groups: [[Placed]] = [[]]
    var lastComma: Int?
    var last: QueryLexer.Word?
    while let token = try lexer.next() {
      switch token {
      case .comma(let offset):
        if groups[groups.count - 1].isEmpty { throw Self.emptyGroup(at: offset) }
        groups.append([])
        lastComma = offset
      case .word(let word):
        if lastComma == word.offset - 1, last?.field != nil, word.field == nil {
          throw Self.listOfValues(word, after: last?.field?.content ?? "")
        }
        groups[groups.count - 1].append(Placed(term: try term(word), offset: word.offset))
        last = word
      }
    }
    if groups.count > 1, groups[groups.count - 1].isEmpty {
      throw Self.emptyGroup(at: lastComma ?? lexer.end)
    }
    let mixing = Self.mixing(in: groups)
    if let mixing { throw mixing }
    return Query(alternatives: groups.map { group in group.map(\.term) })
  }

  private func term(_ word: QueryLexer.Word) throws(QueryMistake) -> QueryTerm {
    let criterion = try criterion(word)
    let column = QueryMistake.column(of: word.offset, in: text)
    return QueryTerm(criterion, isNegated: word.isNegated, column: column)
  }

  private func criterion(_ word: QueryLexer.Word) throws(QueryMistake) -> QueryTerm.Criterion {
    guard let field = word.field else { return .text(WordPattern(word.value)) }
    guard let known = QueryField.named(field.content) else { throw Self.unknown(field) }
    return try QueryValueReader(field: field.content.lowercased(), text: word.value).criterion(of: known)
  }

  // MARK: - Refusals

  private struct Placed {
    let term: QueryTerm
    let offset: Int
  }

  /// What is wrong where `skipped:` stands with other terms: files without facts have a path and a reason and
  /// nothing else to ask for.
  private static func mixing(in groups: [[Placed]]) -> QueryMistake? {
    guard groups.joined().contains(where: { $0.term.asksForProblems }) else { return nil }
    for group in groups {
      for placed in group where !placed.term.suitsProblems {
        return QueryMistake(
          at: placed.offset, "beside skipped: only words and path: are expected",
          hint: "skipped: lists files that have no facts to search by.")
      }
      if !group.contains(where: { $0.term.asksForProblems }) {
        return QueryMistake(
          at: group.first?.offset ?? 0, "skipped: is expected in this group too",
          hint: "A query lists either assets or skipped files.")
      }
    }
    return nil
  }

  private static func emptyGroup(at offset: Int) -> QueryMistake {
    QueryMistake(
      at: offset, "on both sides of a comma a term is expected",
      hint: "A comma means “or”: kind:image , kind:video.",
      fix: .init(at: offset, replacing: 1, with: ""))
  }

  private static func listOfValues(_ word: QueryLexer.Word, after field: String) -> QueryMistake {
    QueryMistake(
      at: word.offset, "after the comma a field is expected",
      hint: "A comma means “or” between whole terms: write \(field):\(word.value.content), "
        + "or put a space before a plain word.",
      fix: .init(at: word.offset, with: "\(field):"))
  }

  private static func unknown(_ field: QueryLexer.Text) -> QueryMistake {
    let names = QueryField.all.map(\.name).joined(separator: ", ")
    let suggestion = QueryField.suggestion(for: field.content)
    let hint =
      suggestion.map { "Did you mean \($0):? The fields are \(names)." }
      ?? "The fields are \(names). Put text with a colon in quotes."
    return QueryMistake(
      at: field.offset, "there is no field “\(field.content)”", hint: hint,
      fix: suggestion.map { .init(at: field.offset, replacing: field.content.unicodeScalars.count, with: $0) }
    )
  }
}

extension WordPattern {
  /// A wildcard is one only where it is not quoted.
  init(_ text: QueryLexer.Text) {
    if text.isQuoted { self.init(literal: text.content) } else { self.init(unquoted: text.content) }
  }
}

extension QueryTerm {
  /// True where it asks for files without facts in place of assets.
  var asksForProblems: Bool {
    if case .skipped = criterion { true } else { false }
  }

  /// True where it can be asked of a file without facts.
  fileprivate var suitsProblems: Bool {
    switch criterion {
    case .skipped: !isNegated
    case .text, .word(.path, _): true
    default: false
    }
  }
}
