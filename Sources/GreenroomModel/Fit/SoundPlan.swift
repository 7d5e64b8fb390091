/// Plans the copy of a sound: MP3 or plain WAV.
struct SoundPlan {
  let subject: FitSubject
  let limits: AudioLimits

  private var facts: MediaFacts { subject.facts }
  private var options: FitOptions { subject.options }

  /// Seconds in which the sound swells and dies away where it is cut: shorter clicks, longer is heard as a fade.
  private static let fade = 0.05

  func plan() -> FitPlan {
    let time = FittedTime(subject, limit: limits.duration, rate: nil, isEncoded: true)
    if time == nil, let duration = facts.duration {
      return FitPlan(outcome: .cannot, findings: [subject.emptyWindow(duration)])
    }
    let format = options.soundFormat ?? format(time)
    let recipe = SoundRecipe(
      format: format, window: time?.window, fade: time?.window == nil ? 0 : Self.fade,
      mostBytes: limits.bytes.greatestWhole(.safe))
    let prediction = prediction(recipe, time)
    let errors = subject.errors(of: prediction)
    guard errors.isEmpty else { return FitPlan(outcome: .cannot, findings: errors) }
    return FitPlan(
      outcome: .makes(.sound(recipe)), steps: steps(recipe, time), prediction: prediction,
      findings: subject.findings(of: prediction))
  }
}

// MARK: - Format

extension SoundPlan {
  private var isLossless: Bool {
    guard let codec = facts.audioCodec else { return false }
    return codec.hasPrefix("pcm_") || ["flac", "alac", "wavpack", "ape", "tta"].contains(codec)
  }

  private func format(_ time: FittedTime?) -> SoundRecipe.Format {
    let mayBe = { (format: SoundRecipe.Format) in
      limits.formats.allows(.safe) { $0.contains(format.rawValue) }
        && limits.codecs.allows(.safe) { $0.contains(codec: format.codec, in: format.rawValue) }
    }
    let fits = limits.bytes.greatestWhole(.safe).map { most in
      mostBytes(ofWAV: time).map { $0 <= most } ?? false
    }
    return (isLossless && fits ?? true && mayBe(.wav)) || !mayBe(.mp3) ? .wav : .mp3
  }

  /// Of 16-bit samples at the source's rate; nil where its length is not known.
  private func mostBytes(ofWAV time: FittedTime?) -> Int64? {
    guard let time else { return nil }
    let second = Double(max(facts.sampleRate ?? 0, 48_000)) * Double(max(facts.channels ?? 0, 2)) * 2
    return Int64(exactly: (time.bounds.upperBound.value * second).rounded(.up)).map { $0 + 4_096 }
  }

  private func prediction(_ recipe: SoundRecipe, _ time: FittedTime?) -> FitPrediction {
    var copy = facts
    (copy.container, copy.audioCodec) = (recipe.format.rawValue, recipe.format.codec)
    copy.audioBitDepth = recipe.format == .wav ? 16 : nil
    (copy.duration, copy.headerDuration, copy.truncated) = (time?.length, nil, false)
    let bytes = recipe.format == .wav ? mostBytes(ofWAV: time) : recipe.mostBytes
    return FitPrediction(kind: .audio, facts: copy, mostBytes: bytes, playingTime: time?.bounds)
  }

  private func steps(_ recipe: SoundRecipe, _ time: FittedTime?) -> [FitStep] {
    let before = (facts.audioCodec ?? facts.container).map { FormatName.text($0) } ?? "its format"
    let isSame = recipe.format == .wav && isLossless
    let loss =
      isSame
      ? (facts.audioBitDepth ?? 16 > 16 ? "all beyond 16 bits is lost" : FitStep.nothingLost)
      : recipe.format == .wav ? FitStep.nothingLost : "a little fine detail is lost"
    return [
      facts.duration.flatMap { time?.step(of: $0) },
      FitStep(.encode, from: before, to: recipe.format == .wav ? "16-bit WAV" : "MP3", loss: loss),
    ].compactMap(\.self)
  }
}

extension SoundRecipe.Format {
  fileprivate var codec: String {
    switch self {
    case .mp3: "mp3"
    case .wav: "pcm_s16le"
    }
  }
}
