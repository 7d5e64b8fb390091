import GRDB
import GreenroomModel

/// A query with `skipped:` as an SQL condition on tables `problem`, `location` and `folder`.
enum ProblemSQL {
  static func condition(_ query: Query) -> SQL {
    let groups = query.alternatives.map { group in
      group.isEmpty ? SQL("TRUE") : group.map(condition).joined(separator: " AND ")
    }
    return SQL("(\(groups.joined(separator: " OR ")))")
  }

  private static func condition(_ term: QueryTerm) -> SQL {
    let condition = condition(term.criterion)
    return term.isNegated ? SQL("((\(condition)) IS NOT TRUE)") : SQL("(\(condition))")
  }

  private static func condition(_ criterion: QueryTerm.Criterion) -> SQL {
    switch criterion {
    case .skipped(let pattern):
      pattern.map { PatternSQL(whole: $0).on(key: "problem.code") } ?? SQL("TRUE")
    case .word(.path, let pattern): PatternSQL(path: pattern).on(text: "(\(TextSQL.fullPath))")
    case .text(let pattern): text(PatternSQL(anywhere: pattern))
    // The parser lets nothing else stand beside `skipped:`.
    default: SQL("FALSE")
    }
  }

  private static func text(_ pattern: PatternSQL) -> SQL {
    SQL("\(pattern.on(text: "(\(TextSQL.fullPath))")) OR \(pattern.on(text: "problem.message"))")
  }
}
