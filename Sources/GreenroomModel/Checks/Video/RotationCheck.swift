/// A clip that is stored lying and shown standing, as phones write it: who reads only the coded size sees
/// another picture.
enum RotationCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoRotation]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let rotation = asset.facts.rotation, rotation != 0 else { return }
    sink.add(.warning) {
      asset.finding(
        .videoRotation, .warning, measured: .number(Double(rotation)), limit: .number(0),
        source: Finding.ownAdvice,
        message:
          "\(asset.subject) is turned by \(rotation)° when shown\(sizes(asset)); not everyone turns it.",
        remedy: rules.fitting(asset, "Store it upright", of: .warning))
    }
  }

  private static func sizes(_ asset: AssetUnderCheck) -> String {
    guard let shown = asset.sizeText, let width = asset.facts.codedWidth,
      let height = asset.facts.codedHeight,
      width != asset.facts.width || height != asset.facts.height
    else { return "" }
    return ": stored as \(width)×\(height), shown as \(shown)"
  }
}
