/// A moving picture where a still one is meant: at best its first frame is taken.
enum ImageAnimationCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageAnimated]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.animated == true else { return }
    sink.add(.warning) {
      let frames = asset.facts.frameCount.map { " of \($0) frames" } ?? ""
      return asset.finding(
        .imageAnimated, .warning, measured: .text("animated"), source: Finding.ownAdvice,
        message:
          "\(asset.subject) is an animation\(frames); of a reference image at most the first is taken.",
        remedy: rules.fitting(asset, "Make a still picture of its first frame", of: .warning))
    }
  }
}
