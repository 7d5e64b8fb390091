import Foundation
import GRDB
import GreenroomModel

/// A column of the catalog and how it stands in an export. What is null is left out.
struct TransferColumn {
  enum Form {
    case plain, flag
    /// Milliseconds; RFC 3339 with three decimals in an export.
    case time
    case hex
    /// Bytes of JSON, which stand as themselves where reading and writing them gives the same bytes.
    case json
    /// Text, or bytes that are no text: see ``StoredPath``.
    case path
  }

  let name: String
  let form: Form

  init(_ name: String, _ form: Form = .plain) {
    self.name = name
    self.form = form
  }

  /// The members of one row.
  static func members(_ columns: [TransferColumn], of row: Row) throws -> [JSONValue.Member] {
    try columns.compactMap { column in
      try column.json(row.at(column.name) as DatabaseValue).map { JSONValue.Member(column.name, $0) }
    }
  }

  // MARK: - To JSON

  private func json(_ value: DatabaseValue) throws -> JSONValue? {
    switch (form, value.storage) {
    case (_, .null): nil
    case (.flag, .int64(let number)): .bool(number != 0)
    case (.time, .int64(let number)): .string(TransferTime.text(number))
    case (.hex, .blob(let data)): .string(data.hexadecimal)
    case (.json, .blob(let data)): Self.json(of: data)
    case (_, .int64(let number)): .integer(number)
    case (_, .double(let number)): .number(number)
    case (_, .string(let text)): .string(text)
    case (.path, .blob(let data)): .object([.init("base64", .string(data.base64EncodedString()))])
    case (_, .blob): throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(name) holds bytes")
    }
  }

  private static func json(of data: Data) -> JSONValue {
    if let value = try? JSONValue(parsing: Array(data)), Data(value.compactText.utf8) == data,
      value.string == nil
    {
      return value
    }
    return .string(String(decoding: data, as: UTF8.self))
  }

  // MARK: - From JSON

  /// - Throws: ``TransferMistake``.
  func databaseValue(_ object: JSONValue) throws -> DatabaseValue {
    guard let value = object[name], !value.isNull else { return .null }
    switch (form, value) {
    case (.flag, .bool(let flag)): return flag.databaseValue
    case (.time, .string(let text)):
      guard let time = TransferTime.milliseconds(text) else { throw mistake("is no time") }
      return time.databaseValue
    case (.hex, .string(let text)):
      guard let data = Data(hexadecimal: text) else { throw mistake("is no hexadecimal number") }
      return data.databaseValue
    case (.json, .string(let text)): return Data(text.utf8).databaseValue
    case (.json, _): return Data(value.compactText.utf8).databaseValue
    case (.path, .object):
      guard let data = value["base64"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
        throw mistake("is no path")
      }
      return data.databaseValue
    case (.plain, .string(let text)), (.path, .string(let text)): return text.databaseValue
    case (.plain, .integer(let number)): return number.databaseValue
    case (.plain, .number(let number)): return number.databaseValue
    default: throw mistake("is \(value.kindInWords)")
    }
  }

  private func mistake(_ what: String) -> TransferMistake { TransferMistake("“\(name)” \(what)") }
}

/// What is wrong with one line of an export, as the end of a sentence.
struct TransferMistake: Error {
  let what: String

  init(_ what: String) { self.what = what }
}

/// Times of an export: RFC 3339 in UTC with three decimals, which are the catalog's milliseconds.
enum TransferTime {
  private static var style: Date.ISO8601FormatStyle { Date.ISO8601FormatStyle(timeZone: .gmt) }

  static func text(_ milliseconds: Int64) -> String {
    let (seconds, rest) = (milliseconds.quotientDown(1_000), milliseconds.remainderDown(1_000))
    let whole = style.format(Date(timeIntervalSince1970: Double(seconds)))
    let decimals = String(1_000 + rest).dropFirst()
    return whole.dropLast() + "." + decimals + "Z"
  }

  static func milliseconds(_ text: String) -> Int64? {
    guard let match = text.wholeMatch(of: /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{3}))?Z/),
      let date = try? style.parse(String(match.1) + "Z")
    else { return nil }
    return Int64(date.timeIntervalSince1970) * 1_000 + (match.2.flatMap { Int64($0) } ?? 0)
  }
}

extension Int64 {
  fileprivate func quotientDown(_ divisor: Int64) -> Int64 { (self - remainderDown(divisor)) / divisor }

  fileprivate func remainderDown(_ divisor: Int64) -> Int64 { (self % divisor + divisor) % divisor }
}

extension Data {
  /// Two digits a byte; nil for everything else.
  fileprivate init?(hexadecimal text: String) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
    self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
