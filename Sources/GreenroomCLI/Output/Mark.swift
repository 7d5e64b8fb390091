import GreenroomModel

/// The signs that stand before verdicts and findings; they differ without colour too.
enum Mark {
  static let pass = StyledText("✓", .green)
  static let warning = StyledText("!", .yellow, .bold)
  static let error = StyledText("✗", .red, .bold)
  static let note = StyledText("·", .dim)

  static func of(_ verdict: Verdict?) -> StyledText {
    switch verdict {
    case .pass: pass
    case .warn: warning
    case .fail: error
    case nil: StyledText(" ")
    }
  }

  static func of(_ severity: Severity) -> StyledText {
    switch severity {
    case .error: error
    case .warning: warning
    case .info: note
    }
  }
}
