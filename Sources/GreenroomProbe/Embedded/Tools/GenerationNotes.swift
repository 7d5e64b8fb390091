import GreenroomModel

/// What tools write into a text about how they made a file. Each tool has its own way, and each version of it may
/// change it: whatever is understood, the text itself is kept.
enum GenerationNotes {
  /// Of how much worth a reading is: where a file has more than one, those written for people come first.
  struct Reading {
    let rank: Int
    let facts: EmbeddedFacts
  }

  /// Nil where `text` says nothing of this kind.
  static func read(_ text: EmbeddedText) -> Reading? {
    if let facts = WebUIParameters.read(text.text) { return Reading(rank: 0, facts: facts) }
    guard let object = LooseJSON.object(content(of: text)) else { return nil }
    if let facts = ComfyGraph.read(object) { return Reading(rank: 2, facts: facts) }
    // An editor's drawing of the graph: kept, but what was run stands in the graph itself.
    if ComfyGraph.isDrawing(object) { return Reading(rank: 3, facts: ComfyGraph.maker) }
    if let facts = wrapped(object) { return Reading(rank: 2, facts: facts) }
    return FlatNotes.read(object, key: text.key).map { Reading(rank: 1, facts: $0) }
  }

  /// Where there is no room for a key, it stands before the text: `workflow:{…}`.
  private static func content(of text: EmbeddedText) -> String {
    for prefix in ["workflow:", "prompt:", "Workflow:", "Prompt:"] where text.text.hasPrefix(prefix) {
      return String(text.text.dropFirst(prefix.count))
    }
    return text.text
  }

  /// Video tools put both texts into one comment: `{"prompt": "{…}", "workflow": {…}}`.
  private static func wrapped(_ object: JSONValue) -> EmbeddedFacts? {
    guard let prompt = object["prompt"] else { return nil }
    return (prompt.string.flatMap(LooseJSON.object) ?? prompt).members != nil
      ? ComfyGraph.read(prompt.string.flatMap(LooseJSON.object) ?? prompt) : nil
  }
}
