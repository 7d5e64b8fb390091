/// Takes what the checks find. Where only a verdict is wanted, no sentence is ever put together: a search
/// judges a whole library that way.
struct FindingSink {
  private(set) var findings: [Finding] = []
  private(set) var worst: Severity?
  private let keepsFindings: Bool

  init(keepsFindings: Bool = true) { self.keepsFindings = keepsFindings }

  mutating func add(_ severity: Severity, _ finding: () -> Finding) {
    worst = worst.map { max($0, severity) } ?? severity
    if keepsFindings { findings.append(finding()) }
  }

  var verdict: Verdict {
    switch worst {
    case .error: .fail
    case .warning: .warn
    case .info, nil: .pass
    }
  }
}
