import GreenroomModel

/// A graph that ComfyUI ran: nodes by their number, each with its kind (`class_type`) and its inputs, of which those
/// that come from another node are `[number, output]`. What it says is found by going from the node that samples
/// against the direction of the links, whatever the nodes between are called.
struct ComfyGraph {
  private static let mostNodes = 4_096
  private static let mostSteps = 512

  private let nodes: [String: JSONValue]
  /// In the order of the file.
  private let order: [String]

  static var maker: EmbeddedFacts {
    var facts = EmbeddedFacts()
    facts.generator = "ComfyUI"
    return facts
  }

  static func read(_ object: JSONValue) -> EmbeddedFacts? { ComfyGraph(object)?.facts }

  /// True for what the editor draws, which has lists of nodes and links.
  static func isDrawing(_ object: JSONValue) -> Bool {
    object["nodes"]?.array != nil && object["links"] != nil
  }

  private init?(_ object: JSONValue) {
    guard let members = object.members, members.count <= Self.mostNodes else { return nil }
    let nodes = members.filter { $0.value["class_type"]?.string != nil }
    guard !nodes.isEmpty else { return nil }
    order = nodes.map(\.key)
    self.nodes = Dictionary(nodes.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private var facts: EmbeddedFacts {
    var facts = Self.maker
    if let sampler = samplers.first {
      // What guides is the sampler itself, or a node before it.
      let guide = input(sampler, "guider").flatMap(target) ?? sampler
      facts.prompt = text(from: guide, ["positive", "conditioning"], over: "positive")
      facts.negativePrompt = text(from: guide, ["negative"], over: "negative")
      facts.seed = value(from: sampler, ["seed", "noise_seed"], over: ["noise", "seed", "noise_seed"]) {
        $0.seed
      }
      facts.steps = value(from: sampler, ["steps"], over: ["sigmas", "steps"]) {
        $0.integer.flatMap { Int(exactly: $0) }
      }
      facts.sampler = value(from: sampler, ["sampler_name"], over: ["sampler", "sampler_name"]) { $0.word }
      facts.model = value(
        from: sampler, Self.modelFiles, over: ["model", "guider", "unet", "model_high_noise"]
      ) { $0.word }
    }
    fillFromOnlyNodes(&facts)
    // A negative prompt that is switched off is made of the other one.
    if facts.negativePrompt == facts.prompt { facts.negativePrompt = nil }
    return facts
  }

  private static let modelFiles = ["ckpt_name", "unet_name", "model_name", "gguf_name", "model"]

  /// Nodes that sample: what has a positive prompt and a seed, or is given noise.
  private var samplers: [String] {
    order.filter { input($0, "positive") != nil && (input($0, "seed") ?? input($0, "noise_seed")) != nil }
      + order.filter { input($0, "noise") != nil && input($0, "guider") != nil }
  }

  /// Nodes that call a service have all in one; of what only one node says, there is no doubt.
  private func fillFromOnlyNodes(_ facts: inout EmbeddedFacts) {
    facts.prompt = facts.prompt ?? first(["prompt", "positive_prompt"], text) ?? longestText
    facts.negativePrompt = facts.negativePrompt ?? first(["negative_prompt"], text)
    facts.seed = facts.seed ?? first(["seed", "noise_seed"]) { $0.seed }
    facts.steps = facts.steps ?? first(["steps"]) { $0.integer.flatMap { Int(exactly: $0) } }
    facts.model = facts.model ?? first(Self.modelFiles) { $0.string?.trimmed(to: EmbeddedLimits.word) }
  }

  private func first<Value>(_ names: [String], _ read: (JSONValue) -> Value?) -> Value? {
    names.firstValue { name in order.firstValue { input($0, name).flatMap(read) } }
  }

  private var longestText: String? {
    order.compactMap { input($0, "text").flatMap(text) }.max { $0.utf8.count < $1.utf8.count }
  }

  private func text(_ value: JSONValue) -> String? { value.string?.trimmed(to: EmbeddedLimits.text) }

  // MARK: - Links

  private func input(_ node: String, _ name: String) -> JSONValue? { nodes[node]?["inputs"]?[name] }

  private func target(_ value: JSONValue) -> String? {
    guard let link = value.array, link.count == 2, let node = link[0].word, nodes[node] != nil else {
      return nil
    }
    return node
  }

  /// The texts that stand nearest behind these inputs, whatever lies between.
  private func text(from start: String, _ inputs: [String], over preferred: String) -> String? {
    let first = inputs.firstValue { input(start, $0).flatMap(target) }
    var texts: [String] = []
    walk(from: first) { node in
      let own = Self.texts.compactMap { input(node, $0).flatMap(text) }
      for text in own where !texts.contains(text) { texts.append(text) }
      guard own.isEmpty else { return [] }
      // Where both prompts go through a node, the wanted one alone is followed.
      return input(node, preferred).flatMap(target).map { [$0] } ?? targets(of: node)
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n").trimmed(to: EmbeddedLimits.text)
  }

  private static let texts = [
    "text", "text_g", "text_l", "t5xxl", "clip_l", "prompt", "positive_prompt", "string", "value", "Text",
  ]

  /// The first such value at a node or behind it, by way of these inputs.
  private func value<Value>(
    from start: String, _ names: [String], over inputs: [String], _ read: (JSONValue) -> Value?
  ) -> Value? {
    var found: Value?
    walk(from: start) { node in
      // A number may come from a node that is nothing but a number.
      let names = node == start ? names : names + ["value", "int"]
      found = found ?? names.firstValue { input(node, $0).flatMap(read) }
      return found == nil ? inputs.compactMap { input(node, $0).flatMap(target) } : []
    }
    return found
  }

  private func targets(of node: String) -> [String] {
    nodes[node]?["inputs"]?.members?.compactMap { target($0.value) } ?? []
  }

  /// Visits each node once, the nearest first, for a bounded number of steps.
  private func walk(from start: String?, _ visit: (String) -> [String]) {
    guard let start else { return }
    var queue = [start]
    var seen: Set<String> = [start]
    var next = 0
    while next < queue.count, next < Self.mostSteps {
      for target in visit(queue[next]) where seen.insert(target).inserted { queue.append(target) }
      next += 1
    }
  }
}
