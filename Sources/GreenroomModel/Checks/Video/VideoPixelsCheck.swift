/// Width times height of a clip.
enum VideoPixelsCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoPixels]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let width = asset.facts.width,
      let height = asset.facts.height, width > 0, height > 0
    else { return }
    let (area, overflow) = Int64(width).multipliedReportingOverflow(by: Int64(height))
    let pixels = Quantity(overflow ? .max : area)
    var words = SpanWords(verb: "has", unit: .area, greatest: "the most", least: "the fewest")
    words.measured = "\(Unit.area.text(pixels)) (\(width)×\(height))"
    asset.judge(.videoPixels, pixels, limits.pixels, words, into: &sink) { found in
      Rescaling.remedy(asset, toReachArea: found.target, isAbove: found.isAbove)
    }
  }
}
