/// `--vary KEY=LIST`: one field of a draft and the values that it takes in turn.
///
/// A key is a parameter (`seed`, `aspect-ratio`), `model`, `prompt`, `first_frame`, `last_frame`, an extra as
/// `extra.KEY`, a reference as `ref.NAME`, or `ref`, whose values are `[NAME=]ASSET`. A list is a range of
/// whole numbers (`1..4`), a JSON list, or words between commas.
package struct Variation: Equatable, Sendable {
  /// Requests that one draft may become: a slip of the finger should not cost a fortune.
  package static let mostDrafts = 256

  package let key: String
  package let values: [JSONValue]

  /// - Throws: `usage` where the key or list is missing, too long, or names a value twice.
  package init(flag text: String) throws(GreenroomError) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw GreenroomError(
        .usage, "“\(text)” is not KEY=LIST.", hint: "Write it like seed=1..4 or duration=5,10.")
    }
    let key = String(text[..<equals]).split(separator: "-", omittingEmptySubsequences: false)
    self.key = text[..<equals].contains(".") ? String(text[..<equals]) : key.joined(separator: "_")
    values = try Self.values(String(text[text.index(after: equals)...]), of: self.key)
  }

  private static func values(_ list: String, of key: String) throws(GreenroomError) -> [JSONValue] {
    let values: [JSONValue]
    if let range = try range(list, of: key) { values = range } else { values = try listed(list, of: key) }
    guard !values.isEmpty, !values.contains(.string("")) else {
      throw GreenroomError(
        .usage, "“\(key)” is given no value, or an empty one.", hint: "Write it like \(key)=1,2.")
    }
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      throw GreenroomError(
        .usage, "“\(key)” has the value \(value.compactText) twice.",
        hint: "Each request would be paid for twice.")
    }
    return values
  }

  private static func range(_ list: String, of key: String) throws(GreenroomError) -> [JSONValue]? {
    let ends = list.split(separator: ".", omittingEmptySubsequences: false)
    guard !takesText(key), ends.count == 3, ends[1].isEmpty, let first = Int64(ends[0]),
      let last = Int64(ends[2])
    else {
      return nil
    }
    guard first <= last else {
      throw GreenroomError(
        .usage, "“\(key)” runs backwards: \(list).", hint: "Write \(key)=\(last)..\(first).")
    }
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, distance < .max else { throw tooMany(nil) }
    guard distance < mostDrafts else { throw tooMany(Int(distance) + 1) }
    return (first...last).map { .integer($0) }
  }

  private static func listed(_ list: String, of key: String) throws(GreenroomError) -> [JSONValue] {
    if list.hasPrefix("["), let values = try JSONValue(flag: list).array { return values }
    var values: [JSONValue] = []
    for word in list.split(separator: ",", omittingEmptySubsequences: false) {
      values.append(takesText(key) ? .string(String(word)) : try JSONValue(flag: String(word)))
    }
    return values
  }

  /// True for the keys whose values are words even where they look like numbers, as an id may.
  private static func takesText(_ key: String) -> Bool {
    ["model", "prompt", "first_frame", "last_frame", "ref"].contains(key) || key.hasPrefix("ref.")
  }

  static func tooMany(_ count: Int?) -> GreenroomError {
    GreenroomError(
      .usage,
      "This would make \(count.map(String.init) ?? "far too many") requests; at most \(mostDrafts) are made at once.",
      hint: "Vary fewer keys, or shorten the lists.")
  }
}
