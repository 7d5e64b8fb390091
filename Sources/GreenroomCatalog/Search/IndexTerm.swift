import GRDB
import GreenroomModel

/// What the text index knows of one term of a query.
struct IndexTerm {
  /// An expression of FTS5 that every asset of the term matches.
  let match: String
  /// True where no other asset does, so that nothing is left to be compared.
  let isExact: Bool
  /// An expression that only assets of the term match, though not all of them; nil where there is none.
  let sure: String?

  /// Nil where the index has nothing to say.
  init?(_ term: QueryTerm, _ database: Database) throws {
    guard !term.isNegated else { return nil }
    switch term.criterion {
    case .text(let pattern): self.init(SearchPattern(pattern), isWhole: true)
    case .word(.path, let pattern), .word(.name, let pattern), .word(.prompt, let pattern):
      self.init(SearchPattern(pattern), isWhole: false)
    case .word(.tag, let pattern): try self.init(tag: pattern, database)
    default: return nil
    }
  }

  /// - Parameter isWhole: True where the term is no more than that the words are there.
  private init?(_ pattern: SearchPattern, isWhole: Bool) {
    // What parts tokens is in none of them.
    guard !pattern.pieces.contains(where: Self.hasControls) else { return nil }
    let tokens = pattern.pieces.flatMap(Self.covering)
    guard !tokens.isEmpty else { return nil }
    match = tokens.joined(separator: " AND ")
    let onlyPiece = isWhole ? pattern.onlyPiece : nil
    isExact = onlyPiece.map { TextRun.isWhole($0) || WordToken.isWhole($0) } == true
    sure =
      isExact ? match : onlyPiece.flatMap(WordToken.init(beginning:)).map { SearchTokens.quoted($0) }
  }

  private static func hasControls(_ piece: String) -> Bool {
    piece.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }

  /// Tokens that every text with `piece` in it has.
  private static func covering(_ piece: String) -> [String] {
    let fours = WordToken.covering(piece).map { SearchTokens.quoted($0) }
    // The fours of one word say all that its runs do.
    return WordToken.isWithinWord(piece)
      ? fours : TextRun.covering(piece).map { SearchTokens.quoted($0) } + fours
  }

  /// More tags than these are better compared one by one.
  private static let mostTags = 64

  private init?(tag pattern: WordPattern, _ database: Database) throws {
    let tags = try SQLRequest<Int64>(
      literal: "SELECT tag.id FROM tag WHERE \(TextSQL.tag(pattern)) LIMIT \(Self.mostTags + 1)"
    ).fetchAll(database)
    guard tags.count <= Self.mostTags else { return nil }
    // No tag is number 0: it stands for one that is not there.
    let tokens = (tags.isEmpty ? [0] : tags).map { SearchTokens.quoted(SearchTokens.tag($0)) }
    match = "(" + tokens.joined(separator: " OR ") + ")"
    isExact = true
    sure = match
  }
}
