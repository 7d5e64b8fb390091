import Foundation
import GreenroomModel

/// What stands behind the `?` of a target.
struct QueryItems: Sendable {
  private let items: [String: String]

  init(ofTarget target: String) { self.init(target.drop { $0 != "?" }.dropFirst()) }

  /// Of items that are given twice the last counts; what is no text is left out.
  init(_ text: Substring) {
    var items: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = sides.compactMap { $0.replacing("+", with: " ").removingPercentEncoding }
      if decoded.count == sides.count, let name = decoded.first {
        items[name] = decoded.count > 1 ? decoded[1] : ""
      }
    }
    self.items = items
  }

  /// Nil where it is not there or says nothing.
  subscript(name: String) -> String? { items[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// - Throws: `usage` where it is no number of that range.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = items[name] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw GreenroomError(
        .usage,
        "“\(name)” takes a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”.")
    }
    return value
  }
}
