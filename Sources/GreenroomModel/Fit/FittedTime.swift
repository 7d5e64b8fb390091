/// Which part of a clip or sound is kept, so that the copy lasts no longer than is allowed.
struct FittedTime {
  /// Nil where all is kept.
  let window: TimeWindow?
  /// Seconds that are kept.
  let length: Seconds
  /// What the copy may come to last.
  let bounds: ClosedRange<Seconds>
}

extension FittedTime {
  /// - Parameters:
  ///   - rate: Frames a second of the copy, that the window be a whole number of them; nil for a sound.
  ///   - isEncoded: False where packets are copied, which keeps the playing time.
  init?(_ subject: FitSubject, limit: Limit<Span>, rate: FrameRate?, isEncoded: Bool) {
    guard let duration = subject.facts.duration else { return nil }
    let options = subject.options
    let from = max(.zero, options.from ?? .zero)
    let to = min(duration, options.to ?? duration)
    guard from < to else { return nil }
    let asked = to - from
    let grain = rate.flatMap { Seconds(1 / $0.value) } ?? .zero
    let margin = Self.margin(subject.facts)
    let care: FitCare = options.mendsWarnings ? .safe : .enough
    let most = Self.most(limit, care, share: subject.share)
    var length = asked
    if let most, asked + (isEncoded ? margin : .zero) > most {
      let safest = Self.most(limit, .safe, share: subject.share) ?? most
      length = min(asked, safest - margin)
    }
    let isCut = from > .zero || length < duration
    if isCut, let rate { length = Self.wholeFrames(of: length, rate) }
    guard length > .zero else { return nil }
    let slack = isEncoded || isCut
    window = isCut ? TimeWindow(start: from.value, end: (from + length).value) : nil
    self.length = length
    bounds = slack ? max(.zero, length - grain)...(length + margin) : length...length
  }

  private static func most(_ limit: Limit<Span>, _ care: FitCare, share: Seconds?) -> Seconds? {
    [limit.greatest(care).flatMap { Seconds($0.value) }, share].compactMap(\.self).min()
  }

  /// Encoders round to whole frames of sound, and begin with silent ones.
  private static func margin(_ facts: MediaFacts) -> Seconds {
    let packets = 2 * 1_152 / Double(max(1, facts.sampleRate ?? 48_000))
    return Seconds(min(0.5, max(0.1, packets))) ?? .zero
  }

  private static func wholeFrames(of length: Seconds, _ rate: FrameRate) -> Seconds {
    let frames = (length.value * rate.value + 1e-6).rounded(.down)
    return Seconds(frames / rate.value) ?? length
  }

  /// What a person reads of it.
  func step(of duration: Seconds) -> FitStep? {
    guard let window else { return nil }
    let lost = Seconds(microseconds: duration.microseconds - length.microseconds)
    return FitStep(
      .trim, from: duration.text,
      to: "\((Seconds(window.start) ?? .zero).number)–\((Seconds(window.end) ?? .zero).text)",
      loss: "\(lost.text) \(lost == Seconds(microseconds: 1_000_000) ? "is" : "are") lost")
  }
}

extension Seconds {
  static func - (left: Seconds, right: Seconds) -> Seconds {
    Seconds(microseconds: left.microseconds - right.microseconds)
  }

  /// `14.88 s`
  var text: String { Unit.seconds.text(Quantity(self)) }

  var number: String { Quantity(self).decimal(places: 2) }
}
