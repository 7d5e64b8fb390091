import Foundation

/// A year, a month, a day or a moment of one, in UTC: `2026`, `2026-09`, `2026-09-14`,
/// `2026-09-14T08:30:00Z`.
package struct QueryDate: Hashable, Sendable, CustomStringConvertible {
  private enum Width: Hashable { case year, month, day, minute, second }

  private let year: Int
  private let month: Int
  private let day: Int
  private let secondOfDay: Int
  private let width: Width

  /// Nil where `text` is no date.
  init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let year = Self.number(parts[0], digits: 4), year > 0
    else { return nil }
    self.year = year
    guard let month = parts.count > 1 ? Self.number(parts[1], digits: 2) : 1, (1...12).contains(month)
    else { return nil }
    self.month = month
    guard let day = parts.count > 2 ? Self.number(parts[2], digits: 2) : 1,
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.day = day
    if halves.count == 2 {
      guard parts.count == 3, let (second, width) = Self.clock(halves[1]) else { return nil }
      secondOfDay = second
      self.width = width
    } else {
      secondOfDay = 0
      width = [.year, .month, .day][parts.count - 1]
    }
  }

  package var description: String {
    let date = [Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2)]
    switch width {
    case .year: return date[0]
    case .month: return date[..<2].joined(separator: "-")
    case .day: return date.joined(separator: "-")
    case .minute, .second:
      let parts = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }
      return date.joined(separator: "-") + "T" + parts[..<(width == .minute ? 2 : 3)].joined(separator: ":")
        + "Z"
    }
  }

  var start: Date { Self.date(year, month, day, secondOfDay) }

  var end: Date {
    switch width {
    case .year: Self.date(year + 1, 1, 1, 0)
    case .month: month == 12 ? Self.date(year + 1, 1, 1, 0) : Self.date(year, month + 1, 1, 0)
    case .day: start.addingTimeInterval(86_400)
    case .minute: start.addingTimeInterval(60)
    case .second: start.addingTimeInterval(1)
    }
  }

  // MARK: - Reading

  /// `08:30`, `08:30Z`, `08:30:15Z`.
  private static func clock(_ text: some StringProtocol) -> (second: Int, width: Width)? {
    var digits = Substring(text)
    if digits.last == "Z" || digits.last == "z" { digits.removeLast() }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0, hour < 24, minute < 60, second < 60
    else { return nil }
    return (hour * 3_600 + minute * 60 + second, parts.count == 3 ? .second : .minute)
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }

  // MARK: - The calendar

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reckoned in years that begin on 1 March, so that the leap day comes last.
  private static func date(_ year: Int, _ month: Int, _ day: Int, _ second: Int) -> Date {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = month > 2 ? month - 3 : month + 9
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    let days = marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
    return Date(timeIntervalSince1970: Double(days) * 86_400 + Double(second))
  }
}
