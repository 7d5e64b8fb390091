/// First and last frame of different shapes: the first wins, and the last is cropped or stretched to it.
enum FrameRatioCheck: RequestCheck {
  static let codes: [FindingCode] = [.modeFrameRatioMismatch]

  /// One part in a hundred: less is what rounding to whole and even pixels makes of one ratio.
  static let tolerance: Int128 = 100

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let first = request.frame(.firstFrame)?.ratio, let lastFrame = request.frame(.lastFrame),
      let last = lastFrame.ratio, differ(first, last)
    else { return }
    sink.add(.warning) {
      let limit = Unit.ratio.text(first, apartFrom: last)
      return lastFrame.finding(
        .modeFrameRatioMismatch, .warning, measured: .number(last.value), limit: .number(first.value),
        source: rules.source(of: .lastFrame),
        message:
          "last_frame has a ratio of \(Unit.ratio.text(last, apartFrom: first)) and first_frame one of "
          + "\(limit): the last frame will be cropped or stretched.",
        remedy: crop(lastFrame, to: first))
    }
  }

  private static func differ(_ first: Quantity, _ last: Quantity) -> Bool {
    let (one, other) = (
      Int128(first.numerator) * Int128(last.denominator), Int128(last.numerator) * Int128(first.denominator)
    )
    return Int128((one - other).magnitude) * tolerance > max(one, other)
  }

  /// Keeps its own format where that is one for pictures to be sent, else PNG. No fitted copy takes a shape from
  /// another asset.
  private static func crop(_ asset: AssetUnderCheck, to ratio: Quantity) -> String {
    let shape = "\(ratio.numerator)/\(ratio.denominator)"
    let keeps = ["jpeg", "png", "webp"].contains(asset.facts.container)
    return ShellCommand.ffmpeg(
      asset, "-vf \"crop='min(iw,ih*\(shape))':'min(ih,iw/(\(shape)))'\" -frames:v 1", suffix: "cropped",
      extension: keeps ? nil : "png"
    ).after("Crop it to the shape of the first frame yourself")
  }
}

extension AssetUnderCheck {
  fileprivate var ratio: Quantity? {
    guard let width = facts.width, let height = facts.height else { return nil }
    return Quantity(width, over: height)
  }
}
