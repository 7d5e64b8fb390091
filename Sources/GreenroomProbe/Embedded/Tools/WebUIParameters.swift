import GreenroomModel

/// The `parameters` of Stable Diffusion web UIs and of many tools after them: the prompt, a line `Negative prompt:`,
/// and last a line of `Steps: 20, Sampler: Euler a, Seed: 1, …`.
enum WebUIParameters {
  private static let negative = "Negative prompt:"

  static func read(_ text: String) -> EmbeddedFacts? {
    // By bytes first: a graph of nodes is long, and going through it by characters takes milliseconds.
    guard text.utf8.contains("Steps: ".utf8) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = lines.lastIndex(where: { $0.hasPrefix("Steps: ") }) else { return nil }
    let settings = settings(lines[last...].joined(separator: ", "))
    guard let steps = settings["Steps"].flatMap({ Int($0) }), settings.count > 1 else { return nil }
    var facts = EmbeddedFacts()
    let start = lines[..<last].firstIndex { $0.hasPrefix(negative) } ?? last
    facts.prompt = lines[..<start].joined(separator: "\n").trimmed(to: EmbeddedLimits.text)
    facts.negativePrompt = lines[start..<last].joined(separator: "\n").dropFirst(negative.count).description
      .trimmed(to: EmbeddedLimits.text)
    facts.steps = steps
    facts.sampler = settings["Sampler"]?.trimmed(to: EmbeddedLimits.word)
    facts.seed = settings["Seed"].flatMap { JSONValue.string($0).seed }
    facts.model = (settings["Model"] ?? settings["Model hash"])?.trimmed(to: EmbeddedLimits.word)
    facts.generator = generator(settings).trimmed(to: EmbeddedLimits.word)
    return facts
  }

  private static func generator(_ settings: [String: String]) -> String {
    if let app = settings["App"] { return app }
    guard let version = settings["Version"] else { return "Stable Diffusion web UI" }
    // Others put their own name where the web UI puts its version.
    guard version.hasPrefix("v") || version.hasPrefix("f") else { return version }
    return "Stable Diffusion web UI\(version.hasPrefix("f") ? " Forge" : "") \(version)"
  }

  /// Pairs of a key and a value between commas. A value in quotes may hold anything.
  private static func settings(_ line: String) -> [String: String] {
    var settings: [String: String] = [:]
    var rest = Substring(line)
    while settings.count < 128, let colon = rest.firstIndex(of: ":") {
      let key = rest[..<colon].drop { $0 == " " || $0 == "," }
      rest = rest[rest.index(after: colon)...].drop { $0 == " " }
      let value = rest.first == "\"" ? quoted(&rest) : rest.prefix { $0 != "," }
      rest = rest.dropFirst(rest.prefix { $0 != "," }.count + 1)
      if settings[String(key)] == nil { settings[String(key)] = String(value) }
    }
    return settings
  }

  /// What stands between two quotes; `rest` begins behind the second.
  private static func quoted(_ rest: inout Substring) -> Substring {
    let inner = rest.dropFirst()
    var isEscaped = false
    let end = inner.firstIndex { character in
      defer { isEscaped = character == "\\" && !isEscaped }
      return character == "\"" && !isEscaped
    }
    guard let end else { return rest }
    rest = inner[inner.index(after: end)...]
    return inner[..<end]
  }
}
