import Foundation
package import GreenroomModel
import Yams

/// The settings that `config.yaml` gives, each with its line. Anything in it that is not known is an error:
/// a misspelt setting must not be silently without effect.
package struct ConfigurationFile: Sendable {
  package struct Value: Sendable {
    package let text: String
    package let line: Int
  }

  package struct Secret: Sendable {
    package let source: SecretSource
    package let line: Int
  }

  package let path: MediaPath
  package let exists: Bool
  package private(set) var values: [SettingKey: Value] = [:]
  /// Where the secrets are that it names.
  package private(set) var secrets: [SettingKey: Secret] = [:]

  /// Reads the file at `path`; one that is not there gives nothing.
  package init(at path: MediaPath) throws(GreenroomError) {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path.text) else {
      exists = FileManager.default.fileExists(atPath: path.text)
      if exists { throw Self.error(path, nil, "cannot be read", hint: "Check who may read it.") }
      return
    }
    exists = true
    try read(String(decoding: data, as: UTF8.self))
  }

  private mutating func read(_ text: String) throws(GreenroomError) {
    guard let root = try compose(text) else { return }
    if case .scalar(let scalar) = root, scalar.string.isEmpty || scalar.string == "~" { return }
    guard case .mapping(let mapping) = root else {
      throw error(root, "holds no settings", hint: "Write one setting a line, such as `profile: NAME`.")
    }
    for (name, value) in mapping { try take(name, value, section: "") }
  }

  private func compose(_ text: String) throws(GreenroomError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let problem as YamlError {
      let (line, words) = Self.words(for: problem)
      throw Self.error(path, line, words, hint: "Mend the YAML there.")
    } catch {
      throw Self.error(path, nil, "is not YAML", hint: "Write one setting a line, such as `profile: NAME`.")
    }
  }

  private mutating func take(_ name: Node, _ value: Node, section: String) throws(GreenroomError) {
    let word = section + (name.scalar?.string ?? "")
    guard let key = SettingKey(rawValue: word) else { return try takeSection(word, name, value) }
    if key.isSecret {
      secrets[key] = Secret(source: try source(of: value, for: key), line: line(of: name))
      return
    }
    guard let scalar = value.scalar else {
      throw error(value, "\(word) takes one value", hint: "`greenroom config` shows every setting.")
    }
    values[key] = Value(text: scalar.string, line: line(of: name))
  }

  private mutating func takeSection(_ word: String, _ name: Node, _ value: Node) throws(GreenroomError) {
    guard SettingKey.allCases.contains(where: { $0.rawValue.hasPrefix(word + ".") }) else {
      throw unknown(word, name, SettingKey.allCases.map(\.rawValue))
    }
    guard case .mapping(let members) = value else {
      throw error(value, "\(word) is a section", hint: "Write its settings below it, further to the right.")
    }
    for (name, value) in members { try take(name, value, section: word + ".") }
  }

  private func source(of value: Node, for key: SettingKey) throws(GreenroomError) -> SecretSource {
    let word = key.rawValue
    guard case .mapping(let members) = value, let (name, content) = members.first, members.count == 1,
      let text = content.scalar?.string, !text.isEmpty
    else {
      throw error(
        value, "\(word) takes a file or a command, never the secret itself",
        hint:
          "Write `\(word.split(separator: ".").last ?? ""): { file: PATH }` or `{ command: \"…\" }`, or set "
          + "\(key.environmentVariables[0]).")
    }
    switch name.scalar?.string {
    case "file": return .file(text)
    case "command": return .command(text)
    case let other: throw unknown("\(word)." + (other ?? ""), name, ["\(word).file", "\(word).command"])
    }
  }

  private func unknown(_ word: String, _ node: Node, _ known: [String]) -> GreenroomError {
    let plain = word.filter { $0 != "_" && $0 != "-" }
    let near = Suggestion.nearest(to: plain, among: known)
    return error(
      node, "there is no setting `\(word)`",
      hint: near.map { "Did you mean `\($0)`?" } ?? "The settings are: \(known.joined(separator: ", ")).")
  }

  private func line(of node: Node) -> Int { node.mark?.line ?? 1 }

  private func error(_ node: Node, _ words: String, hint: String) -> GreenroomError {
    Self.error(path, line(of: node), words, hint: hint)
  }

  private static func error(
    _ path: MediaPath, _ line: Int?, _ words: String, hint: String
  ) -> GreenroomError {
    let place = line.map { "\(path.text):\($0): " } ?? "\(path.text) "
    return GreenroomError(.configuration, place + words + ".", hint: hint)
  }

  private static func words(for problem: YamlError) -> (line: Int?, words: String) {
    switch problem {
    case .scanner(_, let words, let mark, _), .parser(_, let words, let mark, _),
      .composer(_, let words, let mark, _):
      (mark.line, words)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "\(keys.map { "`\($0)`" }.joined(separator: ", ")) stands there twice")
    default: (nil, "is not YAML")
    }
  }
}
