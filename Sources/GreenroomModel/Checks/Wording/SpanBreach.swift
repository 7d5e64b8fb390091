/// A number outside its limit, and the words to say so.
struct SpanBreach {
  let value: Quantity
  let breach: Breach<Span>
  let side: Span.Side
  let words: SpanWords

  /// Nil where the value is allowed by every source.
  init?(_ value: Quantity, limit: Limit<Span>, words: SpanWords) {
    guard let breach = limit.breach({ $0.contains(value) }) else { return nil }
    self.init(value, breach, words: words)
  }

  init(_ value: Quantity, _ breach: Breach<Span>, words: SpanWords) {
    self.value = value
    self.breach = breach
    // A claim that is broken is left on one of its sides.
    side = breach.broken.allowed.side(of: value) ?? .above(value)
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

/// How a limit is spoken of: a clip `lasts` so long and `must last` at most so long.
struct SpanWords {
  let verb: String
  let must: String
  let unit: Unit
  /// What was measured, where it says more than the number: `299×300 px`.
  var measured: String?
}

// MARK: - Sentences

extension SpanBreach {
  /// `@video1 lasts 18.2 s; it must last at most 15.2 s, and 15 s is safe.`
  func sentence(of subject: String) -> String {
    let measured = words.measured ?? words.unit.text(value, apartFrom: side.bound)
    if isAtOpenEnd {
      return
        "\(subject) \(words.verb) \(measured), exactly the limit: one document allows that, another does not."
    }
    return "\(subject) \(words.verb) \(measured); \(rule)."
  }

  /// True where the value is the very end of a span that one document leaves open.
  private var isAtOpenEnd: Bool {
    breach.kind == .undocumented && value == side.bound
  }

  private var most: String { isAbove ? "at most" : "at least" }

  private var rule: String {
    let bound = words.unit.text(side.bound, apartFrom: value)
    switch breach.kind {
    case .refused where breach.severity == .error: return "\(words.must) \(most) \(bound)\(safeAside)"
    case .refused: return "\(most) \(bound) is advised"
    case .undocumented: return "\(most) \(bound) is documented, though \(wider) may pass"
    case .disputed:
      let theirs = breach.other.flatMap { other in
        end(of: other.allowed).map { ", and \(other.titles) \(most) \(words.unit.text($0))" }
      }
      return "\(breach.broken.titles) allows \(most) \(bound)\(theirs ?? "")"
    }
  }

  /// What is documented, where refusal begins later.
  private var safeAside: String {
    guard let documented = breach.other, let end = end(of: documented.allowed), end != side.bound else {
      return ""
    }
    return ", and \(words.unit.shortText(end)) is safe"
  }

  private var wider: String {
    guard let other = breach.other, let end = end(of: other.allowed) else {
      return isAbove ? "more" : "less"
    }
    return (isAbove ? "up to " : "down to ") + words.unit.text(end, apartFrom: value)
  }
}

extension Limit.Claim {
  /// The documents behind a claim, for the middle of a sentence.
  var titles: String { sources.map { "“\($0.title)”" }.joined(separator: " and ") }
}

extension AssetUnderCheck {
  /// Adds a finding where `value` is outside `limit`. The words are not put together for what is allowed,
  /// which is nearly everything.
  func judge(
    _ code: FindingCode, _ value: Quantity, _ limit: Limit<Span>, _ words: @autoclosure () -> SpanWords,
    into sink: inout FindingSink, remedy: (SpanBreach) -> String
  ) {
    guard let breach = limit.breach({ $0.contains(value) }) else { return }
    sink.add(breach.severity) {
      let found = SpanBreach(value, breach, words: words())
      return finding(
        code, breach.severity, measured: .number(value.value), limit: .number(found.side.bound.value),
        source: breach.citation, message: found.sentence(of: subject), remedy: remedy(found))
    }
  }
}
