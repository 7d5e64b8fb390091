/// Plans the copy of a still: 8-bit sRGB, upright, opaque.
struct PicturePlan {
  let subject: FitSubject

  private var facts: MediaFacts { subject.facts }
  private var limits: ImageLimits { subject.model.inputs.images }
  private var options: FitOptions { subject.options }

  func plan() -> FitPlan {
    guard let shown = facts.uprightSize else { return FitPlan(outcome: .cannot, findings: unsized) }
    guard let framing = FrameSolver(limits, options).framing(of: shown, between: facts.bars) else {
      return FitPlan(outcome: .cannot, findings: subject.shapeErrors(of: shown))
    }
    let recipe = recipe(framing)
    let prediction = prediction(recipe)
    let errors = subject.errors(of: prediction)
    guard errors.isEmpty else { return FitPlan(outcome: .cannot, findings: errors) }
    return FitPlan(
      outcome: .makes(.picture(recipe)), steps: steps(recipe, shown), prediction: prediction,
      findings: subject.findings(of: prediction))
  }

  private var unsized: [Finding] {
    subject.findings.filter { $0.severity == .error || $0.code == .imageSide }
  }

  private func recipe(_ framing: Framing) -> PictureRecipe {
    let isFilled = facts.alpha == true || framing.canvas != nil
    return PictureRecipe(
      format: format(framing.outcome), framing: framing,
      background: isFilled ? options.background ?? .white : nil,
      mostBytes: limits.bytes.greatestWhole(.safe))
  }
}

// MARK: - Format

extension PicturePlan {
  /// Formats that keep every pixel.
  private static let lossless: Set<String> = ["png", "bmp", "tiff", "gif"]

  /// PNG only where its worst case is small enough: nobody knows before how well it compresses.
  private func format(_ size: PixelSize) -> PictureRecipe.Format {
    if let wished = options.pictureFormat { return wished }
    let mayBe = { (format: PictureRecipe.Format) in
      limits.formats.allows(.safe) { $0.contains(format.rawValue) }
    }
    let isLossless = facts.container.map(Self.lossless.contains) ?? false
    let most = limits.bytes.greatestWhole(.safe)
    let fits = most.map { Self.mostBytes(ofPNG: size) <= $0 } ?? true
    return (isLossless && fits && mayBe(.png)) || !mayBe(.jpeg) ? .png : .jpeg
  }

  /// Stored without any compression, with filter bytes, block headers and a colour profile.
  private static func mostBytes(ofPNG size: PixelSize) -> Int64 {
    let rows = Int64(clamping: size.height), row = Int64(clamping: size.width) * 3 + 1
    let (raw, overflow) = rows.multipliedReportingOverflow(by: row)
    return overflow ? .max : raw + raw / 1_000 + 65_536
  }

  private func prediction(_ recipe: PictureRecipe) -> FitPrediction {
    var copy = facts
    copy.container = recipe.format.rawValue
    (copy.width, copy.height) = (recipe.framing.outcome.width, recipe.framing.outcome.height)
    (copy.codedWidth, copy.codedHeight) = (copy.width, copy.height)
    copy.bars = facts.bars.flatMap { bars in
      facts.uprightSize.flatMap { recipe.framing.place(of: bars, in: $0) }
    }
    (copy.orientation, copy.rotation, copy.sampleAspectRatio) = (nil, nil, nil)
    (copy.bitDepth, copy.alpha, copy.animated, copy.frameCount) = (8, false, false, nil)
    copy.colorModel = recipe.format == .png ? "rgb" : "ycbcr"
    (copy.pixelFormat, copy.truncated) = (nil, false)
    let bound = recipe.format == .png ? Self.mostBytes(ofPNG: recipe.framing.outcome) : nil
    return FitPrediction(
      kind: .image, facts: copy, mostBytes: [recipe.mostBytes, bound].compactMap(\.self).min(),
      playingTime: nil)
  }
}

// MARK: - Steps

extension PicturePlan {
  private func steps(_ recipe: PictureRecipe, _ shown: PixelSize) -> [FitStep] {
    [still, turn].compactMap(\.self) + recipe.framing.steps(of: shown, between: facts.bars)
      + [colour, depth, flattening(recipe), encoding(recipe)].compactMap(\.self)
  }

  private var still: FitStep? {
    guard facts.animated == true else { return nil }
    let frames = facts.frameCount.map { "\($0) frames" } ?? "an animation"
    return FitStep(.still, from: frames, to: "its first frame", loss: "the other frames are lost")
  }

  private var turn: FitStep? {
    guard let orientation = facts.orientation, orientation != 1 else { return nil }
    return FitStep(.turn, from: "EXIF orientation \(orientation)", to: "upright pixels")
  }

  private var colour: FitStep? {
    guard let model = facts.colorModel, !limits.colorModels.allows(.safe, { $0.contains(model) }) else {
      return nil
    }
    return FitStep(
      .colour, from: FormatName.text(model), to: "sRGB", loss: "colours that sRGB lacks become their nearest")
  }

  private var depth: FitStep? {
    guard let bits = facts.bitDepth, bits > 8 else { return nil }
    return FitStep(
      .depth, from: "\(bits) bits a channel", to: "8", loss: "shades finer than one in 256 are lost")
  }

  private func flattening(_ recipe: PictureRecipe) -> FitStep? {
    guard facts.alpha == true, let background = recipe.background else { return nil }
    return FitStep(
      .flatten, from: "transparency", to: "the colour \(background.text)", loss: "the transparency is lost")
  }

  private func encoding(_ recipe: PictureRecipe) -> FitStep {
    let before = facts.container.map { FormatName.text($0) } ?? "its format"
    guard recipe.format == .jpeg else { return FitStep(.encode, from: before, to: "PNG") }
    let bound = recipe.mostBytes.map { " that keeps it within \(Unit.bytes.shortText(Quantity($0)))" } ?? ""
    return FitStep(
      .encode, from: before, to: "JPEG", loss: "a little fine detail is lost, at the best quality\(bound)")
  }
}

extension MediaFacts {
  /// Of a still, whose pixels are square whatever its header says of print.
  fileprivate var uprightSize: PixelSize? {
    guard let width, let height, width > 0, height > 0 else { return nil }
    return PixelSize(width, height)
  }
}
