extension Draft.DraftReference {
  /// Reads `[NAME=]ASSET` as a command line has it. What stands before the first `=` is a name only where it
  /// could be one, so that `dir/a=b.jpg` and `https://host/?a=b` are assets.
  ///
  /// - Throws: `invalid_name` for a name that is a handle, `usage` where the asset is missing.
  package init(flag text: String) throws(GreenroomError) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex,
      text[..<equals].allSatisfy(\.isNameCharacter)
    else {
      guard !text.isEmpty, text.first != "=" else { throw Self.missing(text) }
      self.init(asset: text)
      return
    }
    let asset = String(text[text.index(after: equals)...])
    if asset.isEmpty { throw Self.missing(text) }
    self.init(name: try AssetName(String(text[..<equals])).text, asset: asset)
  }

  private static func missing(_ text: String) -> GreenroomError {
    GreenroomError(
      .usage, "“\(text)” names no asset.", hint: "Write NAME=ASSET or ASSET, such as hero=refs/hero.jpg.")
  }
}

extension JSONValue.Member {
  /// Reads `KEY=VALUE` as a command line has it.
  package init(flag text: String) throws(GreenroomError) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw GreenroomError(
        .usage, "“\(text)” is not KEY=VALUE.", hint: "Write it like generate_audio=true.")
    }
    self.init(String(text[..<equals]), try JSONValue(flag: String(text[text.index(after: equals)...])))
  }
}

extension JSONValue {
  /// Reads a value as a command line has it: `true`, `false`, `null`, numbers and JSON as what they are, all
  /// else as text. Double quotes make text of what would be something else: `"5"`.
  ///
  /// - Throws: `usage` for what begins like a JSON list or map and is none.
  package init(flag text: String) throws(GreenroomError) {
    do throws(JSONSyntaxError) {
      self = try JSONValue(parsing: text)
    } catch {
      if text.hasPrefix("{") || text.hasPrefix("[") {
        throw GreenroomError(
          .usage, "“\(text)” begins like JSON and is not: \(error.reason) (column \(error.column)).",
          hint: "Quote it for the shell: 'KEY={\"key\": [1, 2]}'.")
      }
      self = .string(text)
    }
  }
}
