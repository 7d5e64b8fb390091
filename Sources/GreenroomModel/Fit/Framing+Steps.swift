extension Framing {
  /// What is done to a picture that is `shown` so large.
  ///
  /// - Parameter bars: The picture between bars; nil where there are none.
  func steps(of shown: PixelSize, between bars: PixelRectangle?) -> [FitStep] {
    let kept = crop?.size ?? shown
    return [cropping(of: shown, between: bars), scaling(of: kept), padding].compactMap(\.self)
  }

  private func cropping(of shown: PixelSize, between bars: PixelRectangle?) -> FitStep? {
    guard let crop else { return nil }
    let inside = bars.flatMap { $0.common(with: crop)?.size == crop.size ? $0.size : nil }
    let whole = inside ?? shown
    let lines = [
      (whole.width - crop.size.width, "column", "columns"), (whole.height - crop.size.height, "row", "rows"),
    ]
    let lost = lines.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    let isOne = inside == nil && lines.reduce(0) { $0 + $1.0 } == 1
    let parts = (inside == nil ? [] : ["the black bars"]) + lost
    let loss =
      "\(parts.joined(separator: " and "))\(lost.isEmpty ? "" : " of pixels") \(isOne ? "is" : "are") lost"
    return FitStep(
      .crop, from: shown.text, to: crop.size.text,
      // Where a bar ends is known to a line or two.
      loss: lost.isEmpty ? "\(loss), and a line or two of the picture beside them" : loss)
  }

  private func scaling(of kept: PixelSize) -> FitStep? {
    guard size != kept else { return nil }
    let factor = max(
      Double(kept.width) / Double(size.width), Double(kept.height) / Double(size.height))
    if factor < 1 {
      return FitStep(.upscale, from: kept.text, to: size.text, loss: "no detail is added")
    }
    let detail = Quantity(decimal: factor)?.decimal(places: 2) ?? "\(factor)"
    return FitStep(.scale, from: kept.text, to: size.text, loss: "detail finer than \(detail) px is lost")
  }

  private var padding: FitStep? {
    guard let canvas, canvas != size else { return nil }
    return FitStep(
      .pad, from: size.text, to: canvas.text,
      loss: "nothing is lost, but a model sees the bars and may repeat them")
  }
}

extension PixelSize {
  var text: String { "\(width)×\(height) px" }
}

extension PlainColour {
  /// `#ffffff`
  package var text: String {
    let digits = [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "#" + digits.joined()
  }
}

extension FitSubject {
  /// The limits of size that no copy can keep to.
  func shapeErrors(of shown: PixelSize) -> [Finding] {
    let codes: Set<FindingCode> = [
      .imageSide, .imageRatio, .videoSide, .videoPixels, .videoRatio,
    ]
    var facts = facts
    (facts.width, facts.height, facts.sampleAspectRatio) = (shown.width, shown.height, nil)
    let prediction = FitPrediction(kind: reference.kind ?? reference.role.kind, facts: facts, mostBytes: nil)
    for errors in [errors(of: prediction), findings] {
      let found = errors.filter { $0.severity == .error && codes.contains($0.code) }
      if !found.isEmpty { return found }
    }
    return [noSize(shown)]
  }

  private func noSize(_ shown: PixelSize) -> Finding {
    let isStill = (reference.kind ?? reference.role.kind) == .image
    return Finding(
      isStill ? .imageSide : .videoPixels, .error, subject: reference.role.rawValue,
      path: reference.path?.text,
      measured: .text(shown.text), source: Finding.ownAdvice,
      message: "No size that \(shown.text) can be brought to keeps to all limits of size and ratio at once.",
      remedy: "Use a larger original, or scale it up with `--upscale`, which adds no detail.")
  }
}
