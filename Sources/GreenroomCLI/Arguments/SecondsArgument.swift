import ArgumentParser
import GreenroomModel

/// A time that may be a part of a second: `0.4`, `0.4s`, `300ms`, or as everywhere else, `2min`.
struct SecondsArgument: ExpressibleByArgument {
  let seconds: Double

  init(_ seconds: Double) { self.seconds = seconds }

  init?(argument: String) {
    if let span = TimeSpan(argument) {
      seconds = Double(span.seconds)
      return
    }
    let (number, unit) = Self.parts(argument)
    guard let value = Double(number), value.isFinite, (0...Self.greatest).contains(value),
      let size = ["": 1, "s": 1, "ms": 0.001][unit]
    else { return nil }
    seconds = value * size
  }

  var defaultValueDescription: String { "\(seconds)s" }

  /// Some 31 years: beyond all use, and far from what overflows a clock.
  private static let greatest = 1e9

  private static func parts(_ text: String) -> (number: String, unit: String) {
    let unit = text.reversed().prefix { $0.isLetter }.reversed()
    return (String(text.dropLast(unit.count)), String(unit))
  }
}
