/// Judges one value by one rule: its type, then its limit.
enum ParameterValue {
  /// - Parameter name: What the finding calls it: `duration`, `extra.tools`.
  static func judge(
    _ value: JSONValue, of rule: ParameterRule, named name: String, _ rules: RulesInForce,
    into sink: inout FindingSink
  ) {
    guard let values = rule.type.values(of: value) else {
      return sink.add(.error) { wrongType(value, rule, name) }
    }
    switch rule.allowed {
    case .span(let limit):
      for number in values.compactMap(\.integer) { judge(number, limit, rule, name, into: &sink) }
    case .choices(let limit):
      for value in values { judge(value, limit, rule, name, into: &sink) }
    case nil: break
    }
    if rule.type == .url, let url = value.string {
      for found in URLRule.findings(for: url, subject: name, rules.profile.gateway) {
        sink.add(found.severity) { found }
      }
    }
  }

  private static func wrongType(_ value: JSONValue, _ rule: ParameterRule, _ name: String) -> Finding {
    Finding(
      rule.code, .error, subject: name, measured: .text(value.compactText), limit: .text(rule.type.rawValue),
      source: ProfileSource.citation(rule.sources),
      message: "\(name) must be \(rule.type.words); \(value.compactText.prefix(60)) is "
        + "\(value.double == nil ? value.kindInWords : "none").",
      remedy: "Write \(rule.type.words)\(rule.example.map { ", such as \($0)" } ?? "").")
  }

  private static func judge(
    _ number: Int64, _ limit: Limit<Span>, _ rule: ParameterRule, _ name: String, into sink: inout FindingSink
  ) {
    let unit: Unit = rule.unit == "s" ? .seconds : .plain
    let words = SpanWords(verb: "is", must: "it must be", unit: unit)
    guard let found = SpanBreach(Quantity(number), limit: limit, words: words) else { return }
    sink.add(found.severity) {
      let range = limit.documented.allowed.text + (rule.unit.map { " \($0)" } ?? "")
      return Finding(
        rule.code, found.severity, subject: name, measured: .number(Double(number)),
        limit: .number(found.side.bound.value), source: found.breach.citation,
        message: found.sentence(of: name),
        remedy: found.severity == .error
          ? "Write a value of \(range)." : "Write a value of \(found.breach.broken.allowed.text).")
    }
  }

  private static func judge(
    _ value: JSONValue, _ limit: Limit<Choices>, _ rule: ParameterRule, _ name: String,
    into sink: inout FindingSink
  ) {
    guard let found = ChoiceBreach(value.plainText, limit: limit, allows: { $0.contains(value) }) else {
      return
    }
    // A value that documents dispute is no wrong value, only one to think about.
    let code = found.breach.kind == .disputed ? FindingCode.outputDiscouraged : rule.code
    sink.add(found.severity) {
      Finding(
        code, found.severity, subject: name, measured: .text(value.plainText),
        limit: .text(found.breach.broken.allowed.text), source: found.breach.citation,
        message: "\(name) is \(value.plainText); \(found.rule).",
        remedy: remedy(value, found, name))
    }
  }

  private static func remedy(_ value: JSONValue, _ found: ChoiceBreach, _ name: String) -> String {
    let allowed = found.breach.broken.allowed
    if let meant = slip(value.plainText, among: allowed.words) { return "Write \(meant)." }
    return allowed.values.count == 1 ? "Write \(allowed.text)." : "Write one of \(allowed.text)."
  }

  /// What was meant, as long as no number changes: 4k is no slip for 2K.
  private static func slip(_ written: String, among words: [String]) -> String? {
    Suggestion.nearest(to: written, among: words).flatMap { near in
      near.filter(\.isNumber) == written.filter(\.isNumber) ? near : nil
    }
  }
}

extension ParameterRule {
  /// A value that would do.
  fileprivate var example: String? {
    if type == .boolean { return nil }
    if let defaultValue { return defaultValue.compactText }
    switch allowed {
    case .span(let limit): return limit.documented.allowed.least?.decimal(places: 0)
    case .choices(let limit): return limit.documented.allowed.values.first?.compactText
    case nil: return nil
    }
  }
}

extension ParameterRule.ValueType {
  fileprivate var words: String {
    switch self {
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .string: "text"
    case .url: "a URL"
    case .array: "a list"
    }
  }

  /// The values to judge: the elements of an array, else the value itself. Nil where it is of another type.
  fileprivate func values(of value: JSONValue) -> [JSONValue]? {
    switch self {
    case .integer: value.integer == nil ? nil : [value]
    case .boolean: value.bool == nil ? nil : [value]
    case .string, .url: value.string == nil ? nil : [value]
    case .array: value.array
    }
  }
}
