package import GreenroomModel

/// A draft as the text of a YAML file for people: one field a line, quotes only where they are needed, a remark
/// behind what does not speak for itself. ``DraftFile`` reads it back to the same draft.
package struct DraftText {
  private var lines: [String] = []
  /// What to say behind values, by the value as text.
  private let remarks: [String: String]

  /// - Parameters:
  ///   - heading: Comments at the top, a line each.
  ///   - remarks: Comments behind text values, by the text: the file behind an asset's id.
  package static func of(_ draft: Draft, heading: [String] = [], remarks: [String: String] = [:]) -> String {
    var text = DraftText(remarks: remarks)
    text.lines = heading.map { "# " + comment($0) }
    text.write(draft.json.members ?? [], level: 0)
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(remarks: [String: String]) { self.remarks = remarks }

  private mutating func write(_ members: [JSONValue.Member], level: Int) {
    for member in members { write(member.value, after: Self.scalar(member.key) + ":", level: level) }
  }

  private mutating func write(_ value: JSONValue, after lead: String, level: Int) {
    let indent = String(repeating: "  ", count: level)
    switch value {
    case .object(let members) where !members.isEmpty:
      lines.append(indent + lead)
      write(members, level: level + 1)
    case .array(let values) where !values.isEmpty:
      lines.append(indent + lead)
      for value in values { write(element: value, level: level + 1) }
    default:
      lines.append(indent + lead + " " + Self.inline(value) + remark(on: value))
    }
  }

  /// `- name: asset` on one line; what is deeper goes inline, as JSON, which is YAML too.
  private mutating func write(element value: JSONValue, level: Int) {
    let indent = String(repeating: "  ", count: level)
    if case .object(let members) = value, members.count == 1, case .string = members[0].value {
      let (key, value) = (members[0].key, members[0].value)
      lines.append("\(indent)- \(Self.scalar(key)): \(Self.inline(value))\(remark(on: value))")
    } else {
      lines.append("\(indent)- \(Self.inline(value))\(remark(on: value))")
    }
  }

  private func remark(on value: JSONValue) -> String {
    value.string.flatMap { remarks[$0] }.map { "  # " + Self.comment($0) } ?? ""
  }

  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): scalar(text)
    case .array(let values): "[" + values.map(inlineInFlow).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(quoted($0.key)): \(inlineInFlow($0.value))" }.joined(separator: ", ") + "}"
    default: value.compactText
    }
  }

  private static func inlineInFlow(_ value: JSONValue) -> String {
    if case .string(let text) = value { quoted(text) } else { inline(value) }
  }

  /// Plain where no reader of YAML can take it for anything but these letters.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { isLetter($0) } == true
      && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "_-./".utf8.contains($0) }
    return isPlain && !wordsOfYAML.contains(text.lowercased()) ? text : quoted(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let wordsOfYAML: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

  /// In double quotes, with every character escaped that YAML does not take as it is.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x09: quoted += "\\t"
      case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// On one line whatever it holds.
  private static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.properties.generalCategory == .control || $0.value > 0xFFFD && $0.value < 0x10000
            || $0.value == 0x2028 || $0.value == 0x2029 || $0.value == 0xFEFF ? "\u{FFFD}" : $0
        }))
  }
}
