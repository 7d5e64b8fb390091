/// More bits a channel than the common eight.
enum ImageDepthCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageDepth]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let bits = asset.facts.bitDepth else { return }
    asset.judge(
      .imageDepth, Quantity(bits), rules.model.inputs.images.bitDepth,
      SpanWords(verb: "has", must: "it must have", unit: .bits, measured: "\(bits) bits a channel"),
      into: &sink,
      remedy: { _ in
        ShellCommand.ffmpeg(
          asset, "-pix_fmt \(asset.facts.alpha == true ? "rgba" : "rgb24")", suffix: "8bit", extension: "png"
        ).after("Save it with 8 bits a channel")
      })
  }
}
