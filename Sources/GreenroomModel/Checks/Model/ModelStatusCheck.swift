/// A model whose end has been announced or has come.
enum ModelStatusCheck: RequestCheck {
  static let codes: [FindingCode] = [.modelRetired]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    let status = rules.model.status
    switch status.state {
    case .active: return
    case .retiring: sink.add(.info) { finding(.info, "will be switched off", rules) }
    case .retired: sink.add(.error) { finding(.error, "has been switched off", rules) }
    }
  }

  private static func finding(_ severity: Severity, _ what: String, _ rules: RulesInForce) -> Finding {
    let status = rules.model.status
    let day = status.date.map { " on \($0)" } ?? ""
    let others = rules.otherModels { $0.status.state == .active }
    return Finding(
      .modelRetired, severity, subject: "model", measured: .text(rules.model.id),
      limit: status.date.map { .text($0) }, source: ProfileSource.citation(status.sources),
      message: "\(rules.model.id) \(what)\(day).",
      remedy: others.map { "Plan for another model: \($0)." } ?? "Plan for another gateway.")
  }
}
