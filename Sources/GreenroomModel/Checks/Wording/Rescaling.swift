/// The sizes that remedies propose: whole numbers that really satisfy the limit, even for video.
enum Rescaling {
  /// Scales so that the shorter side grows to `bound`, or the longer one shrinks to it.
  static func remedy(_ asset: AssetUnderCheck, toReach bound: Quantity, isAbove: Bool) -> String {
    guard let width = asset.facts.width, let height = asset.facts.height, width > 0, height > 0,
      let target = bound.whole.flatMap(Int.init(exactly:)), target > 0
    else { return isAbove ? "Scale it down." : "Scale it up, or use a larger original." }
    let reference = isAbove ? max(width, height) : min(width, height)
    let scaled = size(width, height, by: (target, reference), growing: !isAbove, even: asset.kind == .video)
    return command(
      asset, scaled, isAbove ? "Scale it down" : "Use a larger original, or scale it up", suffix: "scaled")
  }

  /// Scales so that width times height reaches `bound`.
  static func remedy(_ asset: AssetUnderCheck, toReachArea bound: Quantity, isAbove: Bool) -> String {
    guard let width = asset.facts.width, let height = asset.facts.height, width > 0, height > 0 else {
      return isAbove ? "Scale it down." : "Scale it up, or use a larger original."
    }
    let factor = (bound.value / (Double(width) * Double(height))).squareRoot()
    let thousandths = max(1, Int((factor * 100_000).rounded(isAbove ? .down : .up)))
    let scaled = size(width, height, by: (thousandths, 100_000), growing: !isAbove, even: true)
    return command(
      asset, scaled, isAbove ? "Scale it down" : "Use a larger original, or scale it up", suffix: "scaled")
  }

  /// Cuts the middle out, so that the ratio lies inside the span and not on its edge.
  static func cropRemedy(_ asset: AssetUnderCheck, to bound: Quantity, isAbove: Bool) -> String {
    guard let width = asset.facts.width, let height = asset.facts.height, width > 0, height > 0 else {
      return "Crop it."
    }
    let (numerator, denominator) = (Int128(bound.numerator), Int128(bound.denominator))
    let cropped =
      isAbove
      ? (evenBelow(Int128(height) * numerator / denominator), height)
      : (width, evenBelow(Int128(width) * denominator / numerator))
    guard cropped.0 > 0, cropped.1 > 0 else { return "Crop it." }
    return Transcoding.filtered(
      asset, "crop=\(cropped.0):\(cropped.1)",
      sentence: "Crop it to \(cropped.0)×\(cropped.1) px, or pad it", suffix: "cropped")
  }

  private static func command(
    _ asset: AssetUnderCheck, _ size: (width: Int, height: Int), _ sentence: String, suffix: String
  ) -> String {
    Transcoding.filtered(
      asset, "scale=\(size.width):\(size.height)",
      sentence: "\(sentence) to \(size.width)×\(size.height) px", suffix: suffix)
  }

  private static func size(
    _ width: Int, _ height: Int, by factor: (Int, Int), growing: Bool, even: Bool
  ) -> (width: Int, height: Int) {
    let scaled = [width, height].map { side -> Int in
      let product = Int128(side) * Int128(factor.0)
      let divisor = Int128(factor.1) * (even ? 2 : 1)
      let parts = growing ? (product + divisor - 1) / divisor : product / divisor
      return max(even ? 2 : 1, Int(clamping: parts * (even ? 2 : 1)))
    }
    return (scaled[0], scaled[1])
  }

  /// The greatest even number below `value`.
  private static func evenBelow(_ value: Int128) -> Int { Int(clamping: (value - 1) / 2 * 2) }
}
