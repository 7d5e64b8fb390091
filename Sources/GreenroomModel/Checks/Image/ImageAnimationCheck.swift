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
        remedy: remedy(asset))
    }
  }

  /// ffmpeg reads no animated WebP.
  private static func remedy(_ asset: AssetUnderCheck) -> String {
    let sentence = "Save the frame you mean as a still picture"
    if asset.facts.container == "webp", let path = asset.reference.path {
      let output = ShellCommand.outputName(for: path, suffix: "frame", extension: "webp")
      return
        "\(sentence): `webpmux -get frame 1 \(ShellCommand.quoted(path)) -o \(ShellCommand.quoted(output))`."
    }
    return ShellCommand.ffmpeg(asset, "-frames:v 1", suffix: "frame", extension: "png").after(sentence)
  }
}
