extension RulesInForce {
  /// A remedy that `greenroom fit` carries out, ready to paste into a shell:
  /// `Encode it as H.264: `greenroom fit clip.webm --model seedance-2.0`.` Without the command for what has no path.
  ///
  /// - Parameters:
  ///   - severity: Of the finding: what is only warned of is mended where `--strict` asks for it. That of an error for
  ///     what one of the options asks for already.
  ///   - options: What must be said besides, since nobody gets it unasked.
  func fitting(
    _ assets: [AssetUnderCheck], _ sentence: String, of severity: Severity, with options: [String] = []
  ) -> String {
    let paths = assets.compactMap(\.reference.path)
    guard !paths.isEmpty, paths.count == assets.count else { return "\(sentence)." }
    let words =
      ["greenroom fit"] + paths.map(ShellCommand.quoted) + ["--model \(model.id)"] + options
      + (severity == .error ? [] : ["--strict"])
    return "\(sentence): `\(words.joined(separator: " "))`."
  }

  func fitting(
    _ asset: AssetUnderCheck, _ sentence: String, of severity: Severity, with options: [String] = []
  ) -> String {
    fitting([asset], sentence, of: severity, with: options)
  }

  /// For what has too many pixels, or too few.
  func scaling(_ asset: AssetUnderCheck, _ found: SpanBreach) -> String {
    found.isAbove
      ? fitting(asset, "Scale it down", of: found.severity)
      : fitting(
        asset, "Use a larger original, or scale it up, which adds no detail", of: found.severity,
        with: ["--upscale"])
  }
}
