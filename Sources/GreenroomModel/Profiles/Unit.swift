/// How a quantity is written for people.
package enum Unit: Sendable {
  case bytes, seconds, framesPerSecond
  /// The length of a side.
  case pixels
  /// Width times height.
  case area
  case ratio, bits
  case plain
}

extension Unit {
  /// `34.1 MB (34,100,000 bytes)`, `18.2 s`, `299 px`. Where `other` is given, with as many places as it
  /// takes to tell the two apart.
  package func text(_ quantity: Quantity, apartFrom other: Quantity? = nil) -> String {
    // What is not nothing must not read as nothing.
    let nothing = Quantity(0)
    let isLost = quantity != nothing && quantity.decimal(places: places) == "0"
    let number = quantity.decimal(places: places, apartFrom: isLost ? nothing : other ?? quantity)
    switch self {
    case .bytes: return Self.sizeText(quantity)
    case .seconds: return "\(number) s"
    case .framesPerSecond: return "\(number) fps"
    case .pixels: return number.filter { $0 != "," } + " px"
    case .area: return "\(number) pixels"
    case .bits: return "\(number) bits"
    case .ratio, .plain: return number
    }
  }

  /// Without what is put in brackets: `30 MiB`.
  package func shortText(_ quantity: Quantity) -> String {
    guard self == .bytes, let short = Self.shortSize(quantity) else { return text(quantity) }
    return short
  }

  private var places: Int {
    switch self {
    case .bytes, .pixels, .area, .bits: 0
    case .seconds: 2
    case .framesPerSecond, .ratio: 3
    case .plain: 6
    }
  }

  private static func sizeText(_ quantity: Quantity) -> String {
    let exact = "\(quantity.decimal(places: 0)) bytes"
    guard let short = shortSize(quantity) else { return exact }
    return "\(short) (\(exact))"
  }

  /// Megabytes, which files and most documents are measured in, and mebibytes for a limit that is a whole
  /// number of them. Nil below a tenth of a megabyte.
  private static func shortSize(_ quantity: Quantity) -> String? {
    guard let bytes = quantity.whole, bytes >= 100_000 else { return nil }
    if bytes.isMultiple(of: 1 << 20) { return "\(bytes >> 20) MiB" }
    return Quantity(millionths: bytes).decimal(places: 1) + " MB"
  }
}
