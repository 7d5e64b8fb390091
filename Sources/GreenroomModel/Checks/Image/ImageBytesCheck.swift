/// The size of a picture's file.
enum ImageBytesCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageBytes]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let bytes = asset.reference.byteCount else { return }
    asset.judge(
      .imageBytes, Quantity(bytes), rules.model.inputs.images.bytes, .fileSize, into: &sink,
      remedy: { rules.fitting(asset, "Compress it more", of: $0.severity) })
  }
}

extension SpanWords {
  static var fileSize: SpanWords {
    SpanWords(verb: "is", must: "it must be", unit: .bytes)
  }
}
