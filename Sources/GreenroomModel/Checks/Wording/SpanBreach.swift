/// A number outside its limit, and the words to say so.
struct SpanBreach {
  let value: Quantity
  let breach: Breach<Span>
  let side: Span.Side
  let words: SpanWords

  /// Nil where the value is allowed by every source.
  init?(_ value: Quantity, limit: Limit<Span>, words: SpanWords) {
    guard let breach = limit.breach({ $0.contains(value) }),
      let side = breach.broken.allowed.side(of: value)
    else { return nil }
    self.value = value
    self.breach = breach
    self.side = side
    self.words = words
  }

  var severity: Severity { breach.severity }

  /// The bound that the documents give on the side that was left: what a remedy should aim at.
  var target: Quantity {
    let claims =
      breach.kind == .disputed ? [breach.broken] : [breach.other, breach.broken].compactMap(\.self)
    let ends = claims.compactMap { end(of: $0.allowed) }
    let safest = isAbove ? ends.min() : ends.max()
    return safest ?? side.bound
  }

  var isAbove: Bool { if case .above = side { true } else { false } }

  private func end(of span: Span) -> Quantity? { isAbove ? span.greatest : span.least }
}

/// How a limit is spoken of: `lasts`, `the longest`, `the shortest`.
struct SpanWords {
  let verb: String
  let unit: Unit
  let greatest: String
  let least: String
  /// What was measured, where it says more than the number: `299×300 px`.
  var measured: String?
}

// MARK: - Sentences

extension SpanBreach {
  /// `@video1 lasts 18.2 s; the longest that is accepted is 15.2 s (documented: 15 s).`
  func sentence(of subject: String) -> String {
    let measured = words.measured ?? words.unit.text(value, apartFrom: side.bound)
    return "\(subject) \(words.verb) \(measured); \(rule)."
  }

  private var superlative: String { isAbove ? words.greatest : words.least }

  private var rule: String {
    let bound = text(of: breach.broken.allowed)
    switch breach.kind {
    case .refused where breach.severity == .error:
      return "\(superlative) that is accepted is \(bound)\(documentedAside)"
    case .refused:
      return "\(superlative) that is advised is \(bound)"
    case .undocumented:
      return "\(superlative) that is documented is \(bound), though \(wider) may pass"
    case .disputed:
      let theirs = breach.other.map { " against \(text(of: $0.allowed)) by \($0.titles)" } ?? ""
      return "\(superlative) is \(bound) by \(breach.broken.titles),\(theirs)"
    }
  }

  /// What is documented, where refusal begins later.
  private var documentedAside: String {
    guard let documented = breach.other, let end = end(of: documented.allowed), end != side.bound else {
      return ""
    }
    return " (documented: \(words.unit.text(end)))"
  }

  private var wider: String {
    guard let other = breach.other, let end = end(of: other.allowed) else {
      return isAbove ? "more" : "less"
    }
    return (isAbove ? "up to " : "down to ") + words.unit.text(end, apartFrom: value)
  }

  private func text(of span: Span) -> String {
    guard let end = end(of: span) else { return span.text }
    let number = words.unit.text(end, apartFrom: end == value ? nil : value)
    switch (isAbove, span.greatestIsOpen, span.leastIsOpen) {
    case (true, true, _): return "just under \(number)"
    case (false, _, true): return "just over \(number)"
    default: return number
    }
  }
}

extension Limit.Claim {
  /// The documents behind a claim, for the middle of a sentence.
  var titles: String { sources.map { "“\($0.title)”" }.joined(separator: " and ") }
}

extension AssetUnderCheck {
  /// Adds a finding where `value` is outside `limit`.
  func judge(
    _ code: FindingCode, _ value: Quantity, _ limit: Limit<Span>, _ words: SpanWords,
    into sink: inout FindingSink, remedy: (SpanBreach) -> String
  ) {
    guard let found = SpanBreach(value, limit: limit, words: words) else { return }
    sink.add(found.severity) {
      finding(
        code, found.severity, measured: .number(value.value), limit: .number(found.side.bound.value),
        source: found.breach.citation, message: found.sentence(of: subject), remedy: remedy(found))
    }
  }
}
