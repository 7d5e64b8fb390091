import Greenroom

/// What a file says of itself, as `show` prints it: what a person asks first comes first.
extension EmbeddedResult {
  /// A name and a value each.
  var rows: [(name: String, value: String)] {
    let rows: [(String, String?)] = [
      ("prompt", prompt), ("negative", negativePrompt), ("model", model), ("seed", seed),
      ("sampler", sampling), ("made with", generator), ("title", title), ("description", description),
      ("keywords", keywords.isEmpty ? nil : keywords.joined(separator: ", ")), ("rating", stars),
      ("AI label", labels.isEmpty ? nil : labels.map(Self.words).joined(separator: ", ")),
      ("manifest", manifest ? "C2PA, not verified" : nil),
      ("kept", blocks.isEmpty ? nil : blocks.map(Self.words).joined(separator: ", ")),
    ]
    return rows.compactMap { name, value in value.map { (name, $0) } }
  }

  private var sampling: String? {
    let parts = [sampler, steps.map { "\($0) steps" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var stars: String? {
    rating.map { $0 < 0 ? "rejected" : $0 == 0 ? "none" : String(repeating: "★", count: $0) }
  }

  /// The scheme behind the value: people know the words, not the committees.
  private static func words(_ label: String) -> String {
    let parts = label.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return label }
    switch (parts[0], parts[1]) {
    case ("tc260", "1"): return "made by AI (TC260)"
    case ("tc260", "2"): return "possibly made by AI (TC260)"
    case ("tc260", "3"): return "suspected to be made by AI (TC260)"
    default: return "\(parts[1]) (\(parts[0].uppercased()))"
    }
  }

  private static func words(_ block: Block) -> String {
    "\(block.kind) (\(Amount.bytes(Int64(block.bytes)))\(block.cut ? ", cut" : ""))"
  }
}
