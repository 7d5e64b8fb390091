import Foundation
import GRDB
import GreenroomModel

/// Where a page ended: the order it was in and the last row's place in it. Opaque to everybody else.
struct Cursor {
  let order: String
  let values: [DatabaseValue]

  init(order: String, values: [DatabaseValue]) {
    self.order = order
    self.values = values
  }

  /// - Throws: `usage` where `text` is no cursor, or belongs to another order.
  init(_ text: String, order: String) throws {
    let parts = Self.decoded(text)?.split(separator: "\u{1F}", omittingEmptySubsequences: false) ?? []
    let values = parts.dropFirst().compactMap(Self.value)
    guard parts.first.map(String.init) == order, values.count == 2, parts.count == 3 else {
      throw GreenroomError(
        .usage, "“\(text)” is no place to go on from in this search.",
        hint: "Give --after the “next” of the page before, with the same query and the same --sort.")
    }
    self.init(order: order, values: values)
  }

  var text: String {
    let parts = [order] + values.map(Self.spelled)
    return Data(parts.joined(separator: "\u{1F}").utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func decoded(_ text: String) -> String? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let base64 = text.replacing("-", with: "+").replacing("_", with: "/") + padding
    return Data(base64Encoded: base64).flatMap { String(data: $0, encoding: .utf8) }
  }

  private static func spelled(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "n"
    case .int64(let number): "i\(number)"
    case .double(let number): "d\(number)"
    case .string(let text): "s\(Data(text.utf8).base64EncodedString())"
    case .blob(let data): "b\(data.base64EncodedString())"
    }
  }

  private static func value(_ text: Substring) -> DatabaseValue? {
    let rest = String(text.dropFirst())
    switch text.first {
    case "n": return .null
    case "i": return Int64(rest)?.databaseValue
    case "d": return Double(rest)?.databaseValue
    case "s": return Data(base64Encoded: rest).flatMap { String(data: $0, encoding: .utf8) }?.databaseValue
    case "b": return Data(base64Encoded: rest)?.databaseValue
    default: return nil
    }
  }
}
