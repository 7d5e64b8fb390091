extension ClipPlan {
  func steps(
    _ recipe: ClipRecipe, _ encoding: ClipRecipe.Encoding, _ time: FittedTime, shown: PixelSize
  ) -> [FitStep] {
    let facts = subject.facts
    let trim = facts.duration.flatMap { time.step(of: $0) }
    let ahead = [trim, deinterlacing(facts), turn(facts), square(facts, shown)].compactMap(\.self)
    let behind = [flattening(facts, encoding), retiming(facts, encoding), encode(facts, recipe)]
    return ahead + encoding.framing.steps(of: shown, between: facts.shownBars) + behind.compactMap(\.self)
  }

  private func deinterlacing(_ facts: MediaFacts) -> FitStep? {
    guard facts.interlaced == true else { return nil }
    return FitStep(
      .deinterlace, from: "two fields a frame", to: "one whole picture",
      loss: "half of the moments are lost, and fine detail where something moves")
  }

  private func turn(_ facts: MediaFacts) -> FitStep? {
    guard let rotation = facts.rotation, rotation != 0 else { return nil }
    return FitStep(.turn, from: "\(rotation)° when shown", to: "upright pixels")
  }

  private func square(_ facts: MediaFacts, _ shown: PixelSize) -> FitStep? {
    guard let pixel = facts.sampleAspectRatio, pixel.numerator != pixel.denominator else { return nil }
    return FitStep(.square, from: "pixels of \(pixel.numerator):\(pixel.denominator)", to: shown.text)
  }

  private func flattening(_ facts: MediaFacts, _ encoding: ClipRecipe.Encoding) -> FitStep? {
    guard facts.alpha == true else { return nil }
    return FitStep(
      .flatten, from: "transparency", to: "the colour \(encoding.background.text)",
      loss: "the transparency is lost")
  }

  private func retiming(_ facts: MediaFacts, _ encoding: ClipRecipe.Encoding) -> FitStep? {
    let after = Quantity(encoding.frameRate)
    let before = facts.frameRate.map { Quantity($0) }
    let varies = facts.variableFrameRate == true
    guard varies || before != after else { return nil }
    let rate = before.map { Unit.framesPerSecond.text($0, apartFrom: after) }
    let from = (varies ? "a variable " : "") + (rate ?? "unknown rate")
    let loss =
      before.map { $0 > after } ?? false ? "frames between are lost" : "frames are repeated or left out"
    return FitStep(
      .rate, from: from, to: (varies ? "a constant " : "") + Unit.framesPerSecond.text(after), loss: loss)
  }

  private func encode(_ facts: MediaFacts, _ recipe: ClipRecipe) -> FitStep {
    let streams = [facts.videoCodec, facts.audioCodec].compactMap(\.self).map { FormatName.text($0) }
    let container = facts.container.map { FormatName.text($0) } ?? "its container"
    let before = streams.isEmpty ? container : "\(streams.joined(separator: " and ")) in \(container)"
    let bound = recipe.mostBytes.map { " that keeps it within \(Unit.bytes.shortText(Quantity($0)))" } ?? ""
    return FitStep(
      .encode, from: before, to: (recipe.hasSound ? "H.264 and AAC" : "H.264") + " in MP4",
      loss: "a little fine detail is lost, at the best quality\(bound)")
  }
}

extension FrameRate {
  /// 60000/1001 and 25 stay; an average of odd parts is rounded to thousandths, which encoders have ticks for.
  var brief: FrameRate {
    let reduced = reduced
    if reduced.denominator <= 1_001 { return reduced }
    guard let parts = Int64(exactly: (value * 1_000).rounded()) else { return reduced }
    return FrameRate(parts, over: 1_000)?.reduced ?? reduced
  }

  var reduced: FrameRate {
    var (divisor, rest) = (numerator, denominator)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    return FrameRate(numerator / divisor, over: denominator / divisor) ?? self
  }
}

extension FitSubject {
  func emptyWindow(_ duration: Seconds) -> Finding {
    let isClip = (reference.kind ?? reference.role.kind) == .video
    return Finding(
      isClip ? .videoDuration : .audioDuration, .error, subject: reference.role.rawValue,
      path: reference.path?.text, measured: .number(duration.value), source: Finding.ownAdvice,
      message:
        "Nothing is left of it between \((options.from ?? .zero).text) and \((options.to ?? duration).text): "
        + "it lasts \(duration.text).",
      remedy: "Choose a part of it that lasts.")
  }
}
