/// One rule of a model in words: what `model show` prints and `model diff` compares.
package struct ProfileRow: Equatable, Sendable {
  /// The finding that the rule gives where it is broken (`image.bytes`), or the parameter that it is of
  /// (`duration`, `extra.tools`), or the kind of rule (`mode.first-frame`, `mayNotMix`).
  package let key: String
  package let documented: String
  /// Where refusal really begins; nil where nothing else is known.
  package let enforced: String?
  /// What another document says against it.
  package let disputed: String?
  package let sources: [ProfileSource]
  package let note: String?

  package init(
    key: String, documented: String, enforced: String? = nil, disputed: String? = nil,
    sources: [ProfileSource], note: String? = nil
  ) {
    self.key = key
    self.documented = documented
    self.enforced = enforced
    self.disputed = disputed
    self.sources = sources
    self.note = note
  }
}

extension ProfileRow {
  init(_ key: String, _ limit: Limit<Span>, _ unit: Unit) {
    self.init(key, limit) { $0.text(unit) }
  }

  init(_ key: FindingCode, _ limit: Limit<Span>, _ unit: Unit) { self.init(key.rawValue, limit, unit) }

  init(_ key: FindingCode, _ limit: Limit<Choices>) { self.init(key.rawValue, limit) { $0.text } }

  init<Allowed>(_ key: String, _ limit: Limit<Allowed>, _ text: (Allowed) -> String) {
    let claims = [limit.documented, limit.enforced, limit.disputed].compactMap(\.self)
    self.init(
      key: key, documented: text(limit.documented.allowed), enforced: limit.enforced.map { text($0.allowed) },
      disputed: limit.disputed.map { text($0.allowed) },
      sources: ProfileSource.unique(claims.flatMap(\.sources)), note: limit.note)
  }
}

// MARK: - The rows of a model

extension ModelProfile {
  /// Every rule, in an order that a person reads: inputs, prompt, parameters, extra, modes, the rest.
  package var rows: [ProfileRow] { inputRows + promptRows + parameterRows + ruleRows }

  /// Limits on reference media.
  package var inputRows: [ProfileRow] {
    imageRows + (inputs.videos.map(Self.rows) ?? []) + (inputs.audios.map(Self.rows) ?? [])
  }

  private var imageRows: [ProfileRow] {
    let images = inputs.images
    return [
      ProfileRow(.countImages, images.count, .plain),
      ProfileRow(.imageFormat, images.formats),
      ProfileRow(.imageBytes, images.bytes, .bytes),
      ProfileRow(.imageSide, images.side, .pixels),
      ProfileRow(.imageRatio, images.ratio, .ratio),
      ProfileRow(.imageDepth, images.bitDepth, .bits),
      ProfileRow(.imageColor, images.colorModels),
    ]
  }

  private static func rows(_ videos: VideoLimits) -> [ProfileRow] {
    [
      ProfileRow(.countVideos, videos.count, .plain),
      ProfileRow(.videoContainer, videos.containers),
      ProfileRow(.videoCodec, videos.codecs),
      ProfileRow(.videoAudioCodec, videos.audioCodecs),
      ProfileRow(.videoBytes, videos.bytes, .bytes),
      ProfileRow(.videoDuration, videos.duration, .seconds),
      ProfileRow(.videoTotalDuration, videos.totalDuration, .seconds),
      ProfileRow(.videoFPS, videos.frameRate, .framesPerSecond),
      ProfileRow(.videoPixels, videos.pixels, .area),
      ProfileRow(.videoSide, videos.side, .pixels),
      ProfileRow(.videoRatio, videos.ratio, .ratio),
    ]
  }

  private static func rows(_ audios: AudioLimits) -> [ProfileRow] {
    [
      ProfileRow(.countAudios, audios.count, .plain),
      ProfileRow(.audioFormat, audios.formats),
      ProfileRow("audio.codec", audios.codecs) { $0.text },
      ProfileRow(.audioBytes, audios.bytes, .bytes),
      ProfileRow(.audioDuration, audios.duration, .seconds),
      ProfileRow(.audioTotalDuration, audios.totalDuration, .seconds),
    ]
  }

  /// What a prompt may be.
  package var promptRows: [ProfileRow] {
    [
      ProfileRow(
        key: "prompt", documented: prompt.need == .always ? "required" : "required without references",
        sources: prompt.needSources),
      ProfileRow(
        key: "prompt.handles", documented: prompt.readsHandles ? "read" : "not read",
        sources: prompt.handleSources),
      ProfileRow("prompt.length", prompt.ideographs) {
        $0.text(.plain) + " Chinese, Japanese or Korean characters"
      },
      ProfileRow("prompt.length", prompt.words) { $0.text(.plain) + " words" },
      ProfileRow(
        key: FindingCode.promptFlag.rawValue,
        documented: prompt.flags.keys.sorted().map { "--\($0)" }.joined(separator: " "),
        sources: prompt.flagSources),
    ]
  }

  /// The request's parameters and the keys of its `extra`.
  package var parameterRows: [ProfileRow] {
    parameters.map { $0.row(named: $0.name) } + extraRows
  }

  private var extraRows: [ProfileRow] {
    let wrong = extra.wrong.map { wrong in
      ProfileRow(
        key: "extra.\(wrong.name)", documented: wrong.use.map { "write extra.\($0)" } ?? "refused",
        sources: wrong.sources, note: wrong.note)
    }
    let policy = ProfileRow(
      key: "extra", documented: extra.policy == .refused ? "refused" : "unknown keys are passed through",
      sources: extra.sources, note: extra.note)
    return [policy] + extra.parameters.map { $0.row(named: "extra.\($0.name)") } + wrong
  }
}

extension ParameterRule {
  /// `whole number, 4 … 15 s, default 5`
  fileprivate func row(named name: String) -> ProfileRow {
    let claims = sources + (sendAlways?.sources ?? []) + (discouraged?.sources ?? [])
    let limit = limitRow
    let about = [
      note, limit?.note, sendAlways.map { "Always send it: \($0.reason)." },
      discouraged.map { "Better not sent: \($0.reason)." },
    ]
    let suffix = (isRequired ? ", required" : "") + (defaultValue.map { ", default \($0.plainText)" } ?? "")
    let notes = about.compactMap(\.self).joined(separator: " ")
    return ProfileRow(
      key: name, documented: "\(typeText)\(limit.map { ", \($0.documented)" } ?? "")\(suffix)",
      enforced: limit?.enforced, disputed: limit?.disputed,
      sources: ProfileSource.unique(claims + (limit?.sources ?? [])), note: notes.isEmpty ? nil : notes)
  }

  private var limitRow: ProfileRow? {
    switch allowed {
    case .span(let limit): ProfileRow(name, limit, unit == "s" ? .seconds : .plain)
    case .choices(let limit): ProfileRow(name, limit) { $0.text }
    case nil: nil
    }
  }

  private var typeText: String {
    switch type {
    case .integer: "whole number"
    case .boolean: "true or false"
    case .string: "text"
    case .url: "URL"
    case .array: "list"
    }
  }
}

extension Span {
  /// The span with its unit: `2 … 15 s`, `≤ 30 MB`.
  func text(_ unit: Unit) -> String {
    let low = least.map { (leastIsOpen ? "> " : greatest == nil ? "≥ " : "") + unit.shortText($0) }
    let high = greatest.map { (greatestIsOpen ? "< " : least == nil ? "≤ " : "") + unit.shortText($0) }
    let span =
      switch (low, high) {
      case (let low?, let high?): least == greatest ? high : "\(low) … \(high)"
      default: low ?? high ?? ""
      }
    return ([span] + also.map(unit.shortText)).joined(separator: " or ")
  }
}
