import GreenroomModel
import HTTPTypes

/// The fields of a body, read strictly: what is not known, or is of another kind, is said.
struct BodyFields {
  /// Some thirty thousand years.
  private static let mostSeconds = 1e12

  private let members: [JSONValue.Member]

  /// - Throws: A ``Problem`` where it is no map, or has a field that is not known.
  init(_ json: JSONValue, known: Set<String>) throws {
    guard let members = json.members else {
      throw Self.invalid("The body is \(json.kindInWords); a map of fields is expected.")
    }
    if let stranger = members.first(where: { !known.contains($0.key) }) {
      let names = known.sorted()
      let near = Suggestion.nearest(to: stranger.key, among: names).map { "Did you mean “\($0)”? " } ?? ""
      throw Self.invalid(
        "The body has a field “\(stranger.key)” that is not known here.",
        hint: near + "The fields are \(names.joined(separator: ", ")).")
    }
    self.members = members
  }

  /// The value as it is; nil where it is not there or null.
  subscript(name: String) -> JSONValue? { members[name].flatMap { $0.isNull ? nil : $0 } }

  func text(_ name: String) throws -> String? { try read(name, "text", \.string) }

  /// A query, with the place where it went wrong in what is said of it.
  func query(_ name: String) throws -> String? {
    guard let text = try text(name) else { return nil }
    do {
      _ = try Query(text)
      return text
    } catch {
      throw Problem(any: error).pointing(into: text)
    }
  }

  func flag(_ name: String) throws -> Bool? { try read(name, "true or false", \.bool) }
  /// - Throws: A ``Problem`` also where nothing can last so long.
  func seconds(_ name: String) throws -> Double? {
    try read(name, "a number of seconds, from 0 on") { value in
      value.double.flatMap { (0...Self.mostSeconds).contains($0) ? $0 : nil }
    }
  }

  func number(_ name: String, in range: ClosedRange<Int64>) throws -> Int? {
    try read(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
      value.integer.flatMap { range.contains($0) ? Int($0) : nil }
    }
  }

  func texts(_ name: String) throws -> [String]? {
    try read(name, "a list of texts") { value in
      guard let texts = value.array?.map(\.string), texts.allSatisfy({ $0 != nil }) else { return nil }
      return texts.compactMap(\.self)
    }
  }

  /// - Throws: A ``Problem`` where it is not there.
  func requiredText(_ name: String) throws -> String { try required(name, text(name)) }
  func requiredQuery(_ name: String) throws -> String { try required(name, query(name)) }
  func requiredTexts(_ name: String) throws -> [String] { try required(name, texts(name)) }
  func requiredNumber(_ name: String, in range: ClosedRange<Int64>) throws -> Int {
    try required(name, number(name, in: range))
  }

  /// A value that is to replace another: nil where nothing is said, and nil inside where null takes it away.
  func new<Value>(_ name: String, _ read: (String) throws -> Value?) rethrows -> Value?? {
    guard let value = members[name] else { return nil }
    return value.isNull ? .some(nil) : try read(name)
  }

  private func required<Value>(_ name: String, _ value: Value?) throws -> Value {
    guard let value else { throw Self.invalid("The body lacks the field “\(name)”.") }
    return value
  }

  private func read<Value>(_ name: String, _ wanted: String, _ convert: (JSONValue) -> Value?) throws
    -> Value?
  {
    guard let value = self[name] else { return nil }
    guard let converted = convert(value) else {
      throw Self.invalid(
        "“\(name)” must be \(wanted); \(value.compactText.prefix(60)) is \(value.kindInWords).")
    }
    return converted
  }

  static func invalid(_ detail: String, hint: String? = nil) -> Problem {
    Problem(.unprocessableContent, "invalid_body", detail, hint: hint)
  }
}
