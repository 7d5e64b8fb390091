/// The playing time of a clip.
enum VideoDurationCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoDuration, .videoNoDuration]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    guard let duration = asset.facts.duration else {
      return sink.add(.error) { unknown(asset, source: limits.duration.documented.sources) }
    }
    asset.judge(.videoDuration, Quantity(duration), limits.duration, .playingTime, into: &sink) { found in
      PlayingTime.remedy(asset, found)
    }
  }

  private static func unknown(_ asset: AssetUnderCheck, source: [ProfileSource]) -> Finding {
    asset.finding(
      .videoNoDuration, .error, source: ProfileSource.citation(source),
      message: "\(asset.subject) does not say how long it plays, and a gateway must know that to take it.",
      remedy: ShellCommand.ffmpeg(
        asset, "-c copy -movflags +faststart", suffix: "rewritten", extension: "mp4"
      )
      .after("Write it anew, so that its header says"))
  }
}

extension SpanWords {
  static var playingTime: SpanWords {
    SpanWords(verb: "lasts", must: "it must last", unit: .seconds)
  }
}

/// Remedies for what is too long or too short.
enum PlayingTime {
  /// Encoders round to whole frames of sound and picture, so the proposal stays this far inside the limit.
  private static let margin = 0.1

  static func remedy(_ asset: AssetUnderCheck, _ found: SpanBreach) -> String {
    found.isAbove ? trim(asset, to: found.target) : repeated(asset, to: found.target)
  }

  private static func trim(_ asset: AssetUnderCheck, to limit: Quantity) -> String {
    ShellCommand.ffmpeg(
      asset, "-t \(text(limit.value - margin)) \(encoding(of: asset))", suffix: "trimmed",
      extension: ending(for: asset)
    ).after("Trim it to \(Unit.seconds.text(limit))")
  }

  private static func repeated(_ asset: AssetUnderCheck, to limit: Quantity) -> String {
    let sentence = "Use a longer take, or repeat it until it lasts \(Unit.seconds.text(limit))"
    guard let path = asset.reference.path else { return "\(sentence)." }
    let length = text(limit.value + margin)
    let output = ShellCommand.outputName(for: path, suffix: "repeated", extension: ending(for: asset))
    return "\(sentence): `ffmpeg -stream_loop -1 -i \(ShellCommand.quoted(path)) -t \(length) "
      + "\(encoding(of: asset)) \(ShellCommand.quoted(output))`."
  }

  /// Cutting between frames means encoding anew; a cover picture would only be in the way.
  private static func encoding(of asset: AssetUnderCheck) -> String {
    if asset.kind == .video { return Transcoding.clip }
    return asset.facts.container == "wav" ? "-vn -c:a pcm_s16le" : "-vn -c:a libmp3lame -b:a 192k"
  }

  private static func ending(for asset: AssetUnderCheck) -> String {
    if asset.kind == .video { return "mp4" }
    return asset.facts.container == "wav" ? "wav" : "mp3"
  }

  private static func text(_ seconds: Double) -> String {
    Quantity(decimal: seconds)?.decimal(places: 2) ?? "\(seconds)"
  }
}
