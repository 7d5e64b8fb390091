/// An exact number: a fraction of two whole numbers, compared by cross multiplication. Limits and what is
/// measured against them are quantities, since a `Double` is neither 15.2 s nor 24000/1001 frames a second.
package struct Quantity: Sendable, Comparable {
  /// Decimal limits are held in this many parts of one.
  static let partsOfOne: Int64 = 1_000_000

  package let numerator: Int64
  /// Always positive.
  package let denominator: Int64

  package init(_ whole: Int64) {
    numerator = whole
    denominator = 1
  }

  package init(_ whole: Int) { self.init(Int64(whole)) }

  package init(millionths: Int64) {
    numerator = millionths
    denominator = 1_000_000
  }

  package init(_ time: Seconds) {
    numerator = time.microseconds
    denominator = Seconds.microsecondsPerSecond
  }

  package init(_ rate: FrameRate) {
    numerator = rate.numerator
    denominator = rate.denominator
  }

  /// Width over height; nil unless both are positive.
  package init?(_ width: Int, over height: Int) {
    guard width > 0, height > 0 else { return nil }
    numerator = Int64(width)
    denominator = Int64(height)
  }

  /// A decimal number of at most six places, as limits are written; nil where it is out of range.
  package init?(decimal value: Double) {
    guard let parts = Int64(exactly: (value * Double(Self.partsOfOne)).rounded()) else { return nil }
    numerator = parts
    denominator = Self.partsOfOne
  }

  package var value: Double { Double(numerator) / Double(denominator) }

  /// The number where it is whole, else nil.
  package var whole: Int64? { numerator % denominator == 0 ? numerator / denominator : nil }

  package static func < (left: Quantity, right: Quantity) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
  }

  package static func == (left: Quantity, right: Quantity) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) == Int128(right.numerator) * Int128(left.denominator)
  }
}

// MARK: - Text

extension Quantity {
  /// The number in decimals, rounded to at most `places`, without trailing zeros, thousands set apart.
  package func decimal(places: Int) -> String {
    let scale = (0..<places).reduce(Int128(1)) { scale, _ in scale * 10 }
    let magnitude = Int128(numerator.magnitude) * scale
    let rounded = (2 * magnitude + Int128(denominator)) / (2 * Int128(denominator))
    var fraction = String(rounded % scale)
    fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = numerator < 0 && rounded > 0 ? "-" : ""
    return sign + Self.grouped(String(rounded / scale)) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// As ``decimal(places:)``, with as many more places as it takes not to read like `other`, which it
  /// differs from; a fraction where six are not enough.
  package func decimal(places: Int, apartFrom other: Quantity) -> String {
    guard self != other else { return decimal(places: places) }
    for more in places...max(places, 6) where decimal(places: more) != other.decimal(places: more) {
      return decimal(places: more)
    }
    return "\(numerator)/\(denominator)"
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
