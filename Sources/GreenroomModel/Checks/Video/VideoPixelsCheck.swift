/// Width times height of a clip.
enum VideoPixelsCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoPixels]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let width = asset.facts.width,
      let height = asset.facts.height, width > 0, height > 0
    else { return }
    let (area, overflow) = Int64(width).multipliedReportingOverflow(by: Int64(height))
    let pixels = Quantity(overflow ? .max : area)
    asset.judge(.videoPixels, pixels, limits.pixels, words(pixels, width, height), into: &sink) { found in
      rules.scaling(asset, found)
    }
  }

  private static func words(_ pixels: Quantity, _ width: Int, _ height: Int) -> SpanWords {
    SpanWords(
      verb: "has", must: "it must have", unit: .area,
      measured: "\(Unit.area.text(pixels)) (\(width)×\(height))")
  }
}
