/// Flags in the prompt (`--dur 5`), which are still parsed upstream and override the body in silence.
enum PromptFlagCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptFlag]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt else { return }
    let flags = flags(in: prompt.source)
    guard !flags.isEmpty else { return }
    sink.add(.warning) {
      let rule = rules.model.prompt
      let overridden = flags.compactMap { rule.flags[$0.lowercased()] }
      let list = flags.map { "--\($0)" }.joined(separator: ", ")
      return Finding(
        .promptFlag, .warning, subject: "prompt", measured: .text(list),
        source: ProfileSource.citation(rule.flagSources),
        message: overridden.isEmpty
          ? "The prompt has \(list), which may be read as a flag."
          : "The prompt has \(list), which may override \(unique(overridden)) of the request.",
        remedy: overridden.isEmpty
          ? "Take it out, or write it without the dashes."
          : "Take it out and set \(unique(overridden)) instead.")
    }
  }

  /// Words that begin with two dashes and a letter, each once.
  private static func flags(in text: String) -> [String] {
    var found: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) where word.hasPrefix("--") {
      let name = String(word.dropFirst(2).prefix { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") })
      guard name.first?.isLetter == true, !found.contains(name) else { continue }
      found.append(name)
    }
    return found
  }

  private static func unique(_ names: [String]) -> String {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
