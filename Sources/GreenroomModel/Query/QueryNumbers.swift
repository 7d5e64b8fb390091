// How the numbers of a query are written, each field with its units.

extension QueryValueReader {
  func range(reading field: NumberField) throws(QueryMistake) -> QueryRange<Double> {
    switch field {
    case .fps: try range(of: "a frame rate such as 24, 29.97, 30000/1001 or 24..60", Double.init(frameRate:))
    case .dur: try range(of: "a playing time such as 5, 2..15, >=1.5 or 1:30", Double.init(duration:))
    case .w, .h: try range(of: "a number of pixels such as 1080 or >=300", Double.init(pixels:))
    case .bytes: try range(of: "a size such as 30MB, ..50MiB or >=1000", Double.init(size:))
    case .rating: try range(of: "a rating from 0 to 5, such as 3 or 4..", Double.init(rating:))
    }
  }
}

extension Double {
  /// Digits, perhaps with a point; never a sign, never infinite.
  init?(plain text: Substring) {
    guard let first = text.utf8.first, first == 0x2E || (0x30...0x39).contains(first),
      text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }), let value = Double(text), value.isFinite
    else { return nil }
    self = value
  }

  init?(count text: Substring) {
    guard let value = Double(plain: text), value == value.rounded() else { return nil }
    self = value
  }

  init?(pixels text: Substring) { self.init(count: text.hasSuffix("px") ? text.dropLast(2) : text) }

  init?(rating text: Substring) {
    guard let value = Double(plain: text), (0...5).contains(value) else { return nil }
    self = value
  }

  init?(frameRate text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let numerator = Double(plain: parts[0]) else { return nil }
    self = numerator
    guard parts.count == 2 else { return }
    guard let denominator = Double(plain: parts[1]), denominator > 0, (numerator / denominator).isFinite
    else { return nil }
    self = numerator / denominator
  }

  /// `90`, `90s`, `250ms`, `1.5min`, `1h`, `1:30` and `1:02:03`, in seconds.
  init?(duration text: Substring) {
    if text.contains(":") {
      self.init(clock: text)
    } else {
      self.init(text, units: [("ms", 0.001), ("min", 60), ("s", 1), ("m", 60), ("h", 3_600)])
    }
  }

  /// Bytes; `MB` is a million of them and `MiB` is 1,048,576.
  init?(size text: Substring) {
    let units: [(String, Double)] = [
      ("kib", 1_024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("kb", 1_000), ("mb", 1_000_000),
      ("gb", 1_000_000_000), ("b", 1),
    ]
    self.init(Substring(text.lowercased()), units: units)
  }

  private init?(_ text: Substring, units: [(suffix: String, factor: Double)]) {
    let unit = units.first { text.hasSuffix($0.suffix) }
    guard let number = Double(plain: text.dropLast(unit?.suffix.count ?? 0)) else { return nil }
    let value = number * (unit?.factor ?? 1)
    guard value.isFinite else { return nil }
    self = value
  }

  private init?(clock text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(Double.init(plain:))
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (place, part) in parts.enumerated() {
      guard let part, place == 0 || part < 60 else { return nil }
      seconds = seconds * 60 + part
    }
    guard seconds.isFinite else { return nil }
    self = seconds
  }
}

extension QueryRatio {
  /// `16:9`, `16/9` or `1.78`.
  init?(_ text: Substring) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" }
    guard parts.count <= 2, let width = Double(plain: parts[0]), width > 0,
      let height = parts.count == 2 ? Double(plain: parts[1]) : 1, height > 0, (width / height).isFinite
    else { return nil }
    self.init(width: width, height: height)
  }
}
