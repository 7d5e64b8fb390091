/// The format of a picture, by content.
enum ImageFormatCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageFormat]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let container = asset.facts.container else { return }
    asset.judge(
      .imageFormat, container, rules.model.inputs.images.formats,
      measured: "is \(FormatName.withArticle(container)) picture", into: &sink,
      remedy: { remedy(asset, container: container) }, allows: { $0.contains(container) })
  }

  /// HEIF pictures go through libheif's own tool, since ffmpeg of today's distributions reads none that are
  /// tiled, which is what phones write, and leaves AVIF pictures lying.
  private static func remedy(_ asset: AssetUnderCheck, container: String) -> String {
    if ["heic", "heif", "avif"].contains(container), let path = asset.reference.path {
      let output = ShellCommand.outputName(for: path, suffix: "converted", extension: "jpg")
      return "Convert it: `heif-convert -q 95 \(ShellCommand.quoted(path)) \(ShellCommand.quoted(output))`."
    }
    return ShellCommand.ffmpeg(asset, "-frames:v 1", suffix: "converted", extension: "png").after(
      "Convert it to PNG or JPEG")
  }
}
