/// The encodings that remedies propose: what every gateway reads, and every player.
enum Transcoding {
  /// A clip, as H.264 and AAC in MP4.
  static func remedy(
    _ asset: AssetUnderCheck, filter: String? = nil, options: String? = nil, sentence: String,
    suffix: String = "converted"
  ) -> String {
    let parts = [filter.map { "-vf \($0)" }, options, "-c:v libx264 -pix_fmt yuv420p -c:a aac"]
    return ShellCommand.ffmpeg(
      asset, parts.compactMap(\.self).joined(separator: " "), suffix: suffix, extension: "mp4"
    ).after(sentence)
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
