/// The encodings that remedies propose: what every gateway reads, and every player.
enum Transcoding {
  /// The encoders of a clip.
  static let clip = "-c:v libx264 -pix_fmt yuv420p -c:a aac"

  /// A clip, as H.264 and AAC in MP4.
  static func remedy(
    _ asset: AssetUnderCheck, filter: String? = nil, options: String? = nil, sentence: String,
    suffix: String = "converted"
  ) -> String {
    let parts = [(filter ?? evenSides(of: asset)).map { "-vf \($0)" }, options, clip]
    return ShellCommand.ffmpeg(
      asset, parts.compactMap(\.self).joined(separator: " "), suffix: suffix, extension: "mp4"
    ).after(sentence)
  }

  /// The filter that H.264 needs where a side is odd; nil where both are even.
  private static func evenSides(of asset: AssetUnderCheck) -> String? {
    guard let width = asset.facts.width, let height = asset.facts.height, width > 1, height > 1,
      !width.isMultiple(of: 2) || !height.isMultiple(of: 2)
    else { return nil }
    return "scale=\(width / 2 * 2):\(height / 2 * 2)"
  }

  /// A picture through a filter, in its own format where that is one for pictures to be sent, else as PNG.
  static func picture(
    _ asset: AssetUnderCheck, filter: String, sentence: String, suffix: String
  ) -> String {
    let keeps = ["jpeg", "png", "webp"].contains(asset.facts.container)
    return ShellCommand.ffmpeg(
      asset, "-vf \(filter) -frames:v 1", suffix: suffix, extension: keeps ? nil : "png"
    ).after(sentence)
  }

  /// Either of them, by what the asset is.
  static func filtered(
    _ asset: AssetUnderCheck, _ filter: String, sentence: String, suffix: String
  ) -> String {
    asset.kind == .video
      ? remedy(asset, filter: filter, sentence: sentence, suffix: suffix)
      : picture(asset, filter: filter, sentence: sentence, suffix: suffix)
  }
}
