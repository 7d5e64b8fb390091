import GreenroomModel

/// Numbers as people read them.
enum Amount {
  /// `412 kB`, `3.1 MB`: decimal units, as limits are written in.
  static func bytes(_ count: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(count)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1_000
      unit += 1
    }
    return unit == 0 ? "\(count) B" : "\(short(value)) \(units[unit])"
  }

  /// `5.2 s`, `1:02`, `1:02:03`.
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "? s" }
    if seconds < 60 { return "\(decimal(seconds, places: seconds < 10 ? 2 : 1)) s" }
    let whole = Int(seconds.rounded())
    let clock = "\(padded(whole / 60 % 60)):\(padded(whole % 60))"
    return whole < 3_600 ? trimmingZero(clock) : "\(whole / 3_600):\(clock)"
  }

  /// `1,234,567`.
  static func count(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// `1 error`, `3 errors`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// Up to `places` decimals, without zeros at the end.
  static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    guard let scaled = Int(exactly: (value.magnitude * Double(scale)).rounded()) else { return "?" }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard scaled % scale != 0 else { return sign + String(scaled / scale) }
    var fraction = String(scaled % scale)
    fraction = String(repeating: "0", count: places - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    return "\(sign)\(scaled / scale).\(fraction)"
  }

  /// Three digits that matter.
  private static func short(_ value: Double) -> String {
    decimal(value, places: value < 9.95 ? 2 : value < 99.5 ? 1 : 0)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func trimmingZero(_ clock: String) -> String {
    clock.hasPrefix("0") ? String(clock.dropFirst()) : clock
  }
}
