/// Black bars above and below the picture, or beside it, which a model takes for part of it and repeats.
enum BarsCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageBars]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let picture = asset.facts.bars else { return }
    sink.add(.warning) {
      let size = picture.size
      let place = picture.x > 0 ? "beside" : "above and below"
      return asset.finding(
        .imageBars, .warning, measured: .text("\(size.width)×\(size.height)"), source: Finding.ownAdvice,
        message: "\(asset.subject) has black bars \(place) a picture of \(size.width)×\(size.height) px, "
          + "which a model may repeat.",
        remedy: rules.fitting(asset, "Crop it to what is between them", of: .warning, with: ["--crop"]))
    }
  }
}
