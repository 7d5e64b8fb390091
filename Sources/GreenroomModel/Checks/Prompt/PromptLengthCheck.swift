/// A prompt that is longer than models follow well.
enum PromptLengthCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptLength]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt else { return }
    let rule = rules.model.prompt
    let length = PromptLength(prompt.source)
    let breach =
      breach(length.ideographs, rule.ideographs, of: "characters")
      ?? breach(length.words, rule.words, of: "words")
    guard let breach else { return }
    sink.add(breach.found.severity) {
      Finding(
        .promptLength, breach.found.severity, subject: "prompt", measured: .number(breach.found.value.value),
        limit: .number(breach.found.side.bound.value), source: breach.found.breach.citation,
        message: "The prompt has \(breach.found.value.decimal(places: 0)) \(breach.unit); more than "
          + "\(breach.found.side.bound.decimal(places: 0)) are not advised.",
        remedy: "Shorten it to what matters most.")
    }
  }

  private static func breach(
    _ count: Int, _ limit: Limit<Span>, of unit: String
  ) -> (found: SpanBreach, unit: String)? {
    let words = SpanWords(verb: "has", must: "it must have", unit: .plain)
    return SpanBreach(Quantity(count), limit: limit, words: words).map { ($0, unit) }
  }
}

/// How long a text is: characters where they are words (Chinese, Japanese, Korean), words elsewhere.
struct PromptLength: Equatable {
  private(set) var ideographs = 0
  private(set) var words = 0

  init(_ text: String) {
    var isInWord = false
    for character in text {
      if character.isIdeograph {
        ideographs += 1
        isInWord = false
      } else if character.isLetter || character.isNumber {
        if !isInWord { words += 1 }
        isInWord = true
      } else if character.isWhitespace {
        isInWord = false
      }
    }
  }
}

extension Character {
  /// True for Han characters, kana and Hangul syllables.
  fileprivate var isIdeograph: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      return true
    default: return false
    }
  }
}
