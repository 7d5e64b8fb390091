import GreenroomModel

/// Notes of tools that write one JSON object with plain keys, each tool with names of its own: InvokeAI, NovelAI,
/// SwarmUI, Fooocus, Draw Things and others.
enum FlatNotes {
  private static let prompts = ["prompt", "positive_prompt", "positivePrompt", "Prompt", "c", "positive"]
  private static let negatives = [
    "negative_prompt", "negativeprompt", "negativePrompt", "uc", "Negative Prompt", "negative",
  ]
  private static let models = [
    "model", "base_model", "model_name", "Model", "sd_model_name", "model_weights", "checkpoint",
  ]
  private static let samplers = ["sampler", "sampler_name", "scheduler", "Sampler"]

  static func read(_ object: JSONValue, key: String) -> EmbeddedFacts? {
    let inner = ["sui_image_params", "image"].lazy.compactMap { object[$0] }.first { $0.members != nil }
    let notes = inner ?? object
    var facts = EmbeddedFacts()
    facts.prompt = first(prompts, in: notes, prompt)
    facts.negativePrompt = first(negatives, in: notes, prompt)
    facts.model = first(models, in: notes, model) ?? first(models, in: object, model)
    facts.seed = first(["seed", "Seed", "noise_seed"], in: notes) { $0.seed }
    facts.steps = first(["steps", "Steps"], in: notes) { $0.integer.flatMap { Int(exactly: $0) } }
    facts.sampler = first(samplers, in: notes) { $0.word }
    let known = [facts.negativePrompt, facts.model, facts.seed, facts.steps.map(String.init)]
    // A text with a prompt alone may be anything; NovelAI keeps the prompt itself elsewhere.
    guard known.contains(where: { $0 != nil }), facts.prompt != nil || facts.seed != nil else { return nil }
    facts.generator = generator(object, key: key)
    return facts
  }

  private static func generator(_ object: JSONValue, key: String) -> String? {
    if object["sui_image_params"] != nil { return "SwarmUI" }
    if let app = first(["app", "app_version", "generator", "version"], in: object, { $0.string }),
      app.unicodeScalars.contains(where: \.properties.isAlphabetic), !app.hasPrefix("v")
    {
      // InvokeAI gives its bare version where others give a name.
      return key.hasPrefix("invokeai") ? "InvokeAI \(app)" : app.trimmed(to: EmbeddedLimits.word)
    }
    if key.hasPrefix("invokeai") || key == "sd-metadata" {
      return ["InvokeAI", object["app_version"]?.string].compactMap(\.self).joined(separator: " ")
        .trimmed(to: EmbeddedLimits.word)
    }
    return object["c"] != nil && object["uc"] != nil ? "Draw Things" : nil
  }

  private static func first<Value>(
    _ keys: [String], in object: JSONValue, _ read: (JSONValue) -> Value?
  ) -> Value? {
    keys.firstValue { object[$0].flatMap(read) }
  }

  /// Text, or a list of weighted texts.
  private static func prompt(_ value: JSONValue) -> String? {
    if let text = value.string { return text.trimmed(to: EmbeddedLimits.text) }
    return value.array?.compactMap { $0["prompt"]?.string }.joined(separator: "\n").trimmed(
      to: EmbeddedLimits.text)
  }

  /// A name, or an object that has one.
  private static func model(_ value: JSONValue) -> String? {
    (value["name"] ?? value["model_name"] ?? value).word
  }
}
