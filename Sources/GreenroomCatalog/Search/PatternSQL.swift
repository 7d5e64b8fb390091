import GRDB
import GreenroomModel

/// A word pattern as a condition on a column, its text always bound and never part of the SQL.
struct PatternSQL {
  /// What must stand in this order, with anything in between.
  private let pieces: [String]

  /// The whole of a value.
  init(whole pattern: WordPattern) { pieces = pattern.pieces }

  /// Anywhere in a value.
  init(anywhere pattern: WordPattern) { pieces = [""] + pattern.pieces + [""] }

  /// A path: anywhere without wildcards; with them its end, and its beginning where that is an absolute one.
  init(path pattern: WordPattern) {
    let isAbsolute = pattern.pieces.first?.hasPrefix("/") == true
    switch (pattern.hasWildcards, isAbsolute) {
    case (false, _): pieces = [""] + pattern.pieces + [""]
    case (true, true): pieces = pattern.pieces
    case (true, false): pieces = [""] + pattern.pieces
    }
  }

  /// On a column of plain text as people wrote it. `column` is ours, never a person's.
  func on(text column: String) -> SQL {
    SQL("matchesFolded(\(sql: column), \(FoldedPattern.encode(pieces)))")
  }

  /// On a column of keys that ``Folding`` has made.
  func on(key column: String) -> SQL {
    if pieces.count == 1 { return SQL("\(sql: column) = \(Folding.key(pieces[0]))") }
    return SQL("\(sql: column) LIKE \(Self.like(pieces.map(Folding.key))) ESCAPE '\\'")
  }

  /// What stands below a value in a hierarchy, on a column of keys: `place/paris` is below `place`. Without
  /// wildcards it is a range, which an index answers.
  static func below(_ pattern: WordPattern, key column: String) -> SQL {
    guard pattern.pieces.count == 1 else {
      let (last, others) = (pattern.pieces.last ?? "", pattern.pieces.dropLast())
      return SQL("\(sql: column) LIKE \(like((others + [last + "/", ""]).map(Folding.key))) ESCAPE '\\'")
    }
    let key = Folding.key(pattern.pieces[0])
    return SQL("\(sql: column) >= \(key + "/") AND \(sql: column) < \(key + "0")")
  }

  private static func like(_ pieces: [String]) -> String {
    pieces.map { piece in
      var escaped = String.UnicodeScalarView()
      for scalar in piece.unicodeScalars {
        if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.append("\\") }
        escaped.append(scalar)
      }
      return String(escaped)
    }.joined(separator: "%")
  }
}
