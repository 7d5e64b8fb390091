import Foundation
package import GreenroomModel
import Yams

/// Reads a draft that a person wrote: YAML, of which JSON is a part.
package enum DraftFile {
  /// More than any prompt and its references take; less than a film that was named by mistake.
  private static let greatestSize = 1_048_576

  /// - Throws: `not_found`, or `invalid_draft` with the line and what was expected.
  package static func read(at path: MediaPath) throws -> Draft {
    guard let handle = FileHandle(forReadingAtPath: path.text) else {
      throw GreenroomError(
        .notFound, "There is no draft “\(path)” that can be read.",
        hint: "A draft is a YAML or JSON file; see `greenroom request build --help`.")
    }
    defer { try? handle.close() }
    let data = (try? handle.read(upToCount: greatestSize + 1)) ?? Data()
    guard data.count <= greatestSize, let text = String(data: data, encoding: .utf8) else {
      throw GreenroomError(
        .invalidDraft, "“\(path)” is no draft: it is not a YAML or JSON text of at most 1 MiB.",
        hint: "Media is named in the draft's references.")
    }
    return try Draft(json: tree(of: text, at: path))
  }

  /// - Parameter path: Named in errors only.
  static func tree(of text: String, at path: MediaPath) throws -> JSONValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw GreenroomError(
        .invalidDraft, "“\(path)” is neither YAML nor JSON: \(firstLine(of: error)).",
        hint: "Values with a colon, `@` or `#` want quotes: prompt: \"@hero runs\".")
    }
    guard let node, !isNull(node) else {
      throw GreenroomError(
        .invalidDraft, "The draft “\(path)” is empty.", hint: "It needs at least a model and a prompt.")
    }
    return try value(of: node, at: path, depth: 0)
  }

  private static let greatestDepth = 32

  private static func value(of node: Node, at path: MediaPath, depth: Int) throws -> JSONValue {
    guard depth <= greatestDepth else {
      throw GreenroomError(
        .invalidDraft, "“\(path)” nests deeper than \(greatestDepth) levels.", hint: "Make it flatter.")
    }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, node)
    case .sequence(let sequence):
      return .array(try sequence.map { try value(of: $0, at: path, depth: depth + 1) })
    case .mapping(let mapping):
      var members: [JSONValue.Member] = []
      var seen: Set<String> = []
      for (key, node) in mapping {
        let name = key.scalar?.string ?? ""
        guard !name.isEmpty, seen.insert(name).inserted else {
          let line = key.mark.map { " in line \($0.line)" } ?? ""
          throw GreenroomError(
            .invalidDraft, "“\(path)” has a key that is empty or stands there twice\(line): “\(name)”.",
            hint: "Every key once.")
        }
        members.append(.init(name, try value(of: node, at: path, depth: depth + 1)))
      }
      return .object(members)
    case .alias:
      throw GreenroomError(
        .invalidDraft, "“\(path)” uses a YAML alias (`*name`).", hint: "Write the value out.")
    }
  }

  /// Quoted scalars are words whatever they look like; plain ones are what they look like.
  private static func scalar(_ scalar: Node.Scalar, _ node: Node) -> JSONValue {
    guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
    if isNull(node) { return .null }
    if let bool = node.bool { return .bool(bool) }
    if let integer = Int64(scalar.string) { return .integer(integer) }
    if let number = Double(scalar.string), number.isFinite, scalar.string.last?.isNumber == true {
      return .number(number)
    }
    return .string(scalar.string)
  }

  private static func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  private static func firstLine(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "line \(mark.line), column \(mark.column): \(problem)"
    default: "it cannot be read"
    }
  }
}
