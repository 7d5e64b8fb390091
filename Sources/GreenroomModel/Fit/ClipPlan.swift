/// Plans the copy of a clip: MP4, rewrapped where its streams are fine, else H.264 and AAC.
struct ClipPlan {
  let subject: FitSubject
  let limits: VideoLimits

  var facts: MediaFacts { subject.facts }
  var options: FitOptions { subject.options }

  func plan() -> FitPlan {
    guard let shown = facts.shownSize, let duration = facts.duration, let rate = frameRate else {
      return FitPlan(outcome: .cannot, findings: unknown)
    }
    if let plan = rewrapped ?? resounding { return plan }
    guard let framing = FrameSolver(limits, options).framing(of: shown, between: facts.shownBars) else {
      return FitPlan(outcome: .cannot, findings: subject.shapeErrors(of: shown))
    }
    guard
      let time = FittedTime(subject, limit: limits.duration, rate: rate, isEncoded: true)
    else { return FitPlan(outcome: .cannot, findings: [subject.emptyWindow(duration)]) }
    return encoded(framing, rate, time, shown: shown)
  }

  private var unknown: [Finding] {
    subject.findings.filter { $0.severity == .error || $0.code == .videoSide }
  }
}

// MARK: - Encoding

extension ClipPlan {
  private func encoded(_ framing: Framing, _ rate: FrameRate, _ time: FittedTime, shown: PixelSize) -> FitPlan
  {
    let encoding = ClipRecipe.Encoding(
      framing: framing, frameRate: rate, background: options.background ?? .black,
      isDeinterlaced: facts.interlaced == true)
    let recipe = ClipRecipe(
      encoding: encoding, window: time.window, hasSound: facts.audioCodec != nil,
      mostBytes: limits.bytes.greatestWhole(.safe))
    let prediction = prediction(recipe, encoding, time)
    let errors = subject.errors(of: prediction)
    guard errors.isEmpty else { return FitPlan(outcome: .cannot, findings: errors) }
    return FitPlan(
      outcome: .makes(.clip(recipe)), steps: steps(recipe, encoding, time, shown: shown),
      prediction: prediction, findings: subject.findings(of: prediction))
  }

  private func prediction(
    _ recipe: ClipRecipe, _ encoding: ClipRecipe.Encoding, _ time: FittedTime
  ) -> FitPrediction {
    var copy = facts
    (copy.container, copy.videoCodec, copy.pixelFormat) = ("mp4", "h264", "yuv420p")
    copy.audioCodec = recipe.hasSound ? "aac" : nil
    copy.audioBitDepth = nil
    (copy.width, copy.height) = (encoding.framing.outcome.width, encoding.framing.outcome.height)
    copy.bars = facts.shownBars.flatMap { bars in
      facts.shownSize.flatMap { encoding.framing.place(of: bars, in: $0) }
    }
    (copy.codedWidth, copy.codedHeight) = (copy.width, copy.height)
    (copy.rotation, copy.orientation, copy.alpha) = (0, nil, nil)
    copy.sampleAspectRatio = FrameRate(1, over: 1)
    (copy.frameRate, copy.variableFrameRate, copy.frameCount) = (encoding.frameRate, false, nil)
    (copy.bitDepth, copy.colorModel, copy.interlaced) = (8, "ycbcr", false)
    (copy.duration, copy.headerDuration, copy.truncated) = (time.length, nil, false)
    return FitPrediction(
      kind: .video, facts: copy, mostBytes: recipe.mostBytes, playingTime: time.bounds)
  }

  /// The clip's own where it is allowed, else the nearest that is; its average where it varies, and the slowest,
  /// which invents the fewest frames, where it is not known. Nil where the limits do not say one either.
  private var frameRate: FrameRate? {
    guard let own = facts.frameRate?.brief else { return limits.frameRate.least(.safe)?.rate }
    let care = limits.frameRate.care(for: Quantity(own), mendsWarnings: options.mendsWarnings)
    if limits.frameRate.allows(Quantity(own), care) { return own }
    let greatest = limits.frameRate.greatest(.safe)
    return greatest.flatMap { Quantity(own) > $0 ? $0.rate : nil } ?? limits.frameRate.least(.safe)?.rate
  }
}

extension Quantity {
  fileprivate var rate: FrameRate? { FrameRate(numerator, over: denominator)?.reduced }
}
