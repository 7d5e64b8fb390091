/// The container of a clip, by content.
enum VideoContainerCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoContainer]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let container = asset.facts.container else { return }
    asset.judge(
      .videoContainer, container, limits.containers,
      measured: "is \(FormatName.withArticle(container)) file", into: &sink,
      remedy: { rules.fitting(asset, sentence(asset, limits), of: $0.severity) },
      allows: { $0.contains(container) })
  }

  /// Only the container changes where the streams inside are fine.
  private static func sentence(_ asset: AssetUnderCheck, _ limits: VideoLimits) -> String {
    let video = asset.facts.videoCodec.map { limits.codecs.documented.allowed.contains(codec: $0, in: "mp4") }
    let audio = asset.facts.audioCodec.map {
      limits.audioCodecs.documented.allowed.contains(codec: $0, in: "mp4")
    }
    return video == true && audio != false
      ? "Put it into an MP4 file, which loses nothing" : "Convert it to MP4"
  }
}
