/// The size of a clip's file.
enum VideoBytesCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoBytes]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let bytes = asset.reference.byteCount else { return }
    asset.judge(.videoBytes, Quantity(bytes), limits.bytes, .fileSize, into: &sink) { found in
      remedy(asset, target: found.target)
    }
  }

  /// Asks for a bit rate that fills nine tenths of what is allowed, where the length is known.
  private static func remedy(_ asset: AssetUnderCheck, target: Quantity) -> String {
    guard let seconds = asset.facts.duration?.value, seconds > 0 else {
      return Transcoding.remedy(asset, options: "-crf 23", sentence: "Compress it more", suffix: "smaller")
    }
    let kilobits = min(Int(target.value * 8 * 0.9 / seconds / 1_000), 20_000)
    return Transcoding.remedy(
      asset, options: "-b:v \(kilobits)k -maxrate \(kilobits)k -bufsize \(kilobits)k",
      sentence: "Compress it more", suffix: "smaller")
  }
}
