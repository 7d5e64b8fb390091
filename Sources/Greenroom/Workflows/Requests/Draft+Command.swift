import GreenroomModel

extension Draft {
  /// The command that builds the same request, ready to paste into a shell.
  var command: String {
    var words = ["greenroom", "request", "build"]
    func add(_ flag: String, _ value: String?) {
      if let value { words += [flag, Self.quoted(value)] }
    }
    add("--profile", profile)
    add("--model", model)
    add("--prompt", prompt)
    for reference in references {
      add("--ref", (reference.name.map { $0 + "=" } ?? "") + reference.asset)
    }
    add("--first-frame", firstFrame)
    add("--last-frame", lastFrame)
    for member in parameters {
      if let flag = Self.flags[member.key] {
        add(flag, member.value.flagText)
      } else {
        add("--param", "\(member.key)=\(member.value.flagText)")
      }
    }
    for member in extra { add("--extra", "\(member.key)=\(member.value.flagText)") }
    return words.joined(separator: " ")
  }

  /// Parameters that have flags of their own.
  private static let flags = [
    "duration": "--duration", "resolution": "--resolution", "aspect_ratio": "--aspect-ratio",
    "seed": "--seed",
  ]

  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(plain.contains)
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,@%:=".unicodeScalars)
}

extension JSONValue {
  /// As a flag takes it: text that would be read as something else is in quotes.
  fileprivate var flagText: String {
    guard case .string(let text) = self else { return compactText }
    guard let read = try? JSONValue(flag: text), read == self else { return compactText }
    return text
  }
}
