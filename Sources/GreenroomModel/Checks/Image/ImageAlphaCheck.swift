/// Transparency: what lies behind it, often black, comes to light in the result.
enum ImageAlphaCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageAlpha]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.alpha == true else { return }
    sink.add(.warning) {
      asset.finding(
        .imageAlpha, .warning, measured: .text("alpha"), source: Finding.ownAdvice,
        message: "\(asset.subject) has transparency, which models do not see: hidden colours may show.",
        remedy: remedy(asset))
    }
  }

  private static func remedy(_ asset: AssetUnderCheck) -> String {
    let sentence = "Put it on a background"
    guard let path = asset.reference.path, ShellCommand.isReadByFFmpeg(asset.facts),
      let width = asset.facts.width, let height = asset.facts.height
    else { return "\(sentence)." }
    let output = ShellCommand.outputName(for: path, suffix: "opaque", extension: "png")
    return
      "\(sentence): `ffmpeg -f lavfi -i color=white:s=\(width)x\(height) -i \(ShellCommand.quoted(path)) "
      + "-filter_complex overlay=format=rgb -frames:v 1 -pix_fmt rgb24 \(ShellCommand.quoted(output))`."
  }
}
