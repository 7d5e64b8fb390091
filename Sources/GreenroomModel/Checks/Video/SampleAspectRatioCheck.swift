/// Pixels that are not square: the picture is wider or narrower than its pixels say, and whoever ignores
/// that sees it squeezed.
enum SampleAspectRatioCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoSAR]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let pixel = asset.facts.sampleAspectRatio, pixel.numerator != pixel.denominator else { return }
    sink.add(.warning) {
      asset.finding(
        .videoSAR, .warning, measured: .text("\(pixel.numerator):\(pixel.denominator)"), limit: .text("1:1"),
        source: Finding.ownAdvice,
        message:
          "\(asset.subject) has pixels of \(pixel.numerator):\(pixel.denominator), not square ones\(shown(asset, pixel)).",
        remedy: rules.fitting(asset, "Give it square pixels", of: .warning))
    }
  }

  /// Both ratios, and whether the one that is shown would be refused.
  private static func shown(_ asset: AssetUnderCheck, _ pixel: FrameRate) -> String {
    guard let width = asset.facts.width, let height = asset.facts.height,
      let stored = Quantity(width, over: height)
    else { return "" }
    let ratio = Double(width) * pixel.value / Double(height)
    guard let display = Quantity(decimal: ratio) else { return "" }
    return ": its \(width)×\(height) px make a ratio of \(Unit.ratio.text(stored)), and it is shown at "
      + Unit.ratio.text(display)
  }
}
