import GreenroomModel

extension ModelDocument.Limit {
  fileprivate init(_ key: String, _ limit: Limit<Span>, _ unit: Unit = .plain) {
    self.init(key: key, allowed: ModelDocument.Allowed(limit) { unit.text($0) })
  }

  fileprivate init(_ key: String, _ limit: Limit<Choices>) {
    self.init(key: key, allowed: ModelDocument.Allowed(limit) { $0.text })
  }
}

extension ModelDocument.Allowed {
  fileprivate init<Bound>(_ limit: Limit<Bound>, words: (Bound) -> String) {
    let claims = [limit.documented, limit.enforced, limit.disputed].compactMap(\.self)
    self.init(
      documented: words(limit.documented.allowed), enforced: limit.enforced.map { words($0.allowed) },
      disputed: limit.disputed.map { words($0.allowed) },
      sources: claims.flatMap(\.sources).map(\.id).uniqued, note: limit.note)
  }

  init(_ allowed: ParameterRule.Allowed, unit: String?) {
    let suffix = unit.map { " " + $0 } ?? ""
    switch allowed {
    case .span(let limit): self.init(limit) { $0.text + suffix }
    case .choices(let limit): self.init(limit) { $0.text + suffix }
    }
  }
}

extension Unit {
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
