extension Double {
  /// `5` and `4.5`, and any other number that a person may think of.
  var shortText: String { Int(exactly: self).map(String.init) ?? "\(self)" }

  /// With so many decimals at most.
  func shortText(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return ((self * scale).rounded() / scale).shortText
  }
}
