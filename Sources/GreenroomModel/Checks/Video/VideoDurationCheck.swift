/// The playing time of a clip.
enum VideoDurationCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoDuration, .videoNoDuration]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    guard let duration = asset.facts.duration else {
      return sink.add(.error) { unknown(asset, source: limits.duration.documented.sources) }
    }
    asset.judge(.videoDuration, Quantity(duration), limits.duration, .playingTime, into: &sink) { found in
      rules.lasting(asset, found)
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

extension RulesInForce {
  /// For what is too long, which is trimmed, or too short, which no fitted copy makes up for.
  func lasting(_ asset: AssetUnderCheck, _ found: SpanBreach) -> String {
    guard found.isAbove else { return Repeating.remedy(asset, to: found.target) }
    return fitting(
      asset, "Trim it to \(Unit.seconds.text(found.target)) of your choice", of: found.severity,
      with: ["--from 0 --to \(found.target.decimal(places: 2))"])
  }
}

/// Takes that are played again until they last long enough.
private enum Repeating {
  /// Encoders round to whole frames of sound and picture, so the proposal stays this far inside the limit.
  private static let margin = 0.1

  static func remedy(_ asset: AssetUnderCheck, to limit: Quantity) -> String {
    let sentence = "Use a longer take, or repeat it until it lasts \(Unit.seconds.text(limit))"
    guard let path = asset.reference.path else { return "\(sentence)." }
    let length = limit.value + margin
    let output = ShellCommand.outputName(for: path, suffix: "repeated", extension: ending(for: asset))
    return "\(sentence): `ffmpeg -stream_loop -1 -i \(ShellCommand.quoted(path)) "
      + "-t \(Quantity(decimal: length)?.decimal(places: 2) ?? "\(length)") "
      + "\(encoding(of: asset)) \(ShellCommand.quoted(output))`."
  }

  /// Ends between frames, which means encoding anew; a cover picture would only be in the way of a sound.
  private static func encoding(of asset: AssetUnderCheck) -> String {
    if asset.kind == .video { return "-c:v libx264 -pix_fmt yuv420p -c:a aac" }
    return asset.facts.container == "wav" ? "-vn -c:a pcm_s16le" : "-vn -c:a libmp3lame -b:a 192k"
  }

  private static func ending(for asset: AssetUnderCheck) -> String {
    if asset.kind == .video { return "mp4" }
    return asset.facts.container == "wav" ? "wav" : "mp3"
  }
}
