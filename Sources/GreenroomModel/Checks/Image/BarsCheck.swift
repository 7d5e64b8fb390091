/// Black bars above and below the picture, or beside it, which a model takes for part of it and repeats. Bars that give
/// a picture a ratio which the model accepts, and it has not without them, are none to complain of: fitted copies
/// are padded for that.
enum BarsCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageBars]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let picture = asset.facts.bars, let solver = rules.framing(of: asset.kind),
      solver.allowsShape(of: asset.facts.shownBars?.size ?? picture.size)
    else { return }
    sink.add(.warning) {
      let size = picture.size
      let place = picture.x > 0 ? "beside" : "above and below"
      return asset.finding(
        .imageBars, .warning, measured: .text("\(size.width)×\(size.height)"), source: Finding.ownAdvice,
        message: "\(asset.subject) has black bars \(place) a picture of \(size.width)×\(size.height) px, "
          + "which a model may repeat.",
        remedy: solver.framing(of: size) == nil
          ? "Use one without bars; cropped to its picture, this one would be too small."
          : rules.fitting(asset, "Crop it to what is between them", of: .error, with: ["--crop"]))
    }
  }
}

extension RulesInForce {
  /// Crops that the limits allow; nil where nothing of the kind is taken.
  fileprivate func framing(of kind: MediaKind) -> FrameSolver? {
    let options = FitOptions(shape: .crop)
    return kind == .video
      ? model.inputs.videos.map { FrameSolver($0, options) } : FrameSolver(model.inputs.images, options)
  }
}
