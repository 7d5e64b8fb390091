import GreenroomModel

extension ModelDocument.Limit {
  fileprivate init(_ key: String, _ limit: Limit<Span>, _ unit: Unit = .plain) {
    self.init(key: key, allowed: ModelDocument.Allowed(limit, unit: unit.word) { unit.text($0) })
  }

  fileprivate init(_ key: String, _ limit: Limit<Choices>) {
    self.init(key: key, allowed: ModelDocument.Allowed(limit) { $0.text })
  }
}

extension ModelDocument.Allowed {
  fileprivate init<Bound: LimitClaiming>(
    _ limit: Limit<Bound>, unit: String? = nil, words: (Bound) -> String
  ) {
    let claims = [limit.documented, limit.enforced, limit.disputed].compactMap(\.self)
    let told = zip(
      ["documented", "enforced", "disputed"], [limit.documented, limit.enforced, limit.disputed])
    self.init(
      documented: words(limit.documented.allowed), enforced: limit.enforced.map { words($0.allowed) },
      disputed: limit.disputed.map { words($0.allowed) },
      sources: claims.flatMap(\.sources).map(\.id).uniqued, note: limit.note,
      claims: told.compactMap { confidence, claim in
        claim.map { $0.allowed.claim(confidence, sources: $0.sources.map(\.id)) }
      }, unit: unit)
  }

  init(_ allowed: ParameterRule.Allowed, unit: String?) {
    let suffix = unit.map { " " + $0 } ?? ""
    switch allowed {
    case .span(let limit): self.init(limit, unit: unit) { $0.text + suffix }
    case .choices(let limit): self.init(limit) { $0.text + suffix }
    }
  }
}

/// What a claim can be about.
private protocol LimitClaiming: LimitBound {
  func claim(_ confidence: String, sources: [String]) -> ModelDocument.Claim
}

extension Span: LimitClaiming {
  fileprivate func claim(_ confidence: String, sources: [String]) -> ModelDocument.Claim {
    ModelDocument.Claim(
      confidence: confidence, least: least?.value, greatest: greatest?.value, isLeastOpen: leastIsOpen,
      isGreatestOpen: greatestIsOpen, also: also.map(\.value), choices: nil, sources: sources)
  }
}

extension Choices: LimitClaiming {
  fileprivate func claim(_ confidence: String, sources: [String]) -> ModelDocument.Claim {
    ModelDocument.Claim(
      confidence: confidence, least: nil, greatest: nil, isLeastOpen: false, isGreatestOpen: false, also: [],
      choices: values, sources: sources)
  }
}

extension Unit {
  /// Nil for what counts things.
  fileprivate var word: String? {
    switch self {
    case .bytes: "bytes"
    case .seconds: "seconds"
    case .framesPerSecond: "framesPerSecond"
    case .pixels, .area: "pixels"
    case .bits: "bits"
    case .ratio, .plain: nil
    }
  }

  /// A span in this unit: `2 … 15 s`, `≤ 30 MiB`.
  func text(_ span: Span) -> String {
    func words(_ quantity: Quantity) -> String { shortText(quantity) }
    let low = span.least.map { (span.leastIsOpen ? "> " : "≥ ") + words($0) }
    let high = span.greatest.map { (span.greatestIsOpen ? "< " : "≤ ") + words($0) }
    if let least = span.least, let greatest = span.greatest, !span.leastIsOpen, !span.greatestIsOpen {
      return least == greatest ? words(least) : "\(least.decimal(places: 6)) … \(words(greatest))"
    }
    return [low, high].compactMap(\.self).joined(separator: " and ")
  }
}

extension InputLimits {
  var rows: [ModelDocument.Limit] { images.rows + (videos?.rows ?? []) + (audios?.rows ?? []) }
}

extension ImageLimits {
  fileprivate var rows: [ModelDocument.Limit] {
    [
      .init("image.count", count), .init("image.format", formats), .init("image.bytes", bytes, .bytes),
      .init("image.side", side, .pixels), .init("image.ratio", ratio, .ratio),
      .init("image.depth", bitDepth, .bits), .init("image.color", colorModels),
    ]
  }
}

extension VideoLimits {
  fileprivate var rows: [ModelDocument.Limit] {
    [
      .init("video.count", count), .init("video.container", containers), .init("video.codec", codecs),
      .init("video.audio_codec", audioCodecs), .init("video.bytes", bytes, .bytes),
      .init("video.duration", duration, .seconds), .init("video.total_duration", totalDuration, .seconds),
      .init("video.fps", frameRate, .framesPerSecond), .init("video.pixels", pixels, .area),
      .init("video.side", side, .pixels), .init("video.ratio", ratio, .ratio),
    ]
  }
}

extension AudioLimits {
  fileprivate var rows: [ModelDocument.Limit] {
    [
      .init("audio.count", count), .init("audio.format", formats), .init("audio.codec", codecs),
      .init("audio.bytes", bytes, .bytes), .init("audio.duration", duration, .seconds),
      .init("audio.total_duration", totalDuration, .seconds),
    ]
  }
}

extension PromptRule {
  var rows: [ModelDocument.Limit] {
    [
      .init(
        key: "prompt",
        allowed: .init(
          documented: need == .always ? "always needed" : "needed where there are no references",
          sources: needSources.map(\.id))),
      .init(
        key: "prompt.handles",
        allowed: .init(
          documented: readsHandles ? "read" : "not read", sources: handleSources.map(\.id))),
      .init("prompt.ideographs", ideographs), .init("prompt.words", words),
    ]
  }
}

extension [String] {
  /// Each once, in order.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
