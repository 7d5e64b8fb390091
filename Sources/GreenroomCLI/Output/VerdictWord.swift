import GreenroomModel

/// The word that a report ends with.
enum VerdictWord {
  static func of(_ verdict: Verdict) -> StyledText {
    switch verdict {
    case .pass: StyledText("PASS", .bold, .green)
    case .warn: StyledText("PASS", .bold, .yellow) + " with warnings"
    case .fail: StyledText("FAIL", .bold, .red)
    }
  }
}
