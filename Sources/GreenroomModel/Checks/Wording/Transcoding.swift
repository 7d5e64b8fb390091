/// The encoding that remedies propose: what every gateway reads, and every player.
enum Transcoding {
  static func remedy(
    _ asset: AssetUnderCheck, filter: String? = nil, options: String? = nil, sentence: String,
    suffix: String = "converted"
  ) -> String {
    let parts = [filter.map { "-vf \($0)" }, options, "-c:v libx264 -pix_fmt yuv420p -c:a aac"]
    return ShellCommand.ffmpeg(
      asset, parts.compactMap(\.self).joined(separator: " "), suffix: suffix, extension: "mp4"
    ).after(sentence)
  }
}
