import GreenroomModel

extension WireWriter {
  /// Each optional value is a list of none or one. Most files have nothing embedded: that is one byte.
  mutating func put(_ facts: EmbeddedFacts) {
    put(UInt8(facts.isEmpty ? 0 : 1))
    guard !facts.isEmpty else { return }
    for text in facts.texts { put(text.map { [$0] } ?? []) }
    put(facts.keywords)
    put(facts.labels)
    put([facts.steps, facts.rating].map { $0.map(String.init) ?? "" })
    put(UInt8(facts.hasManifest ? 1 : 0))
    put(UInt64(facts.blocks.count))
    for block in facts.blocks {
      put(block.kind)
      put(Int64(block.bytes))
      put(UInt8(block.isCut ? 1 : 0))
      put(block.packed)
    }
  }

  mutating func put(_ companion: Companion?) {
    put(companion?.kind.rawValue ?? "")
    if let companion { put(companion.facts) }
  }

  private mutating func put(_ texts: [String]) {
    put(UInt64(texts.count))
    for text in texts { put(text) }
  }
}

extension WireReader {
  /// More than any file may have.
  private static let mostTexts = 4_096

  mutating func embedded() throws(WireError) -> EmbeddedFacts {
    var facts = EmbeddedFacts()
    guard try flag() else { return facts }
    var texts: [String?] = []
    for _ in facts.texts { texts.append(try self.texts().first) }
    facts.texts = texts
    facts.keywords = try self.texts()
    facts.labels = try self.texts()
    let numbers = try self.texts()
    guard numbers.count == 2 else { throw .malformed }
    facts.steps = Int(numbers[0])
    facts.rating = Int(numbers[1])
    facts.hasManifest = try flag()
    for _ in 0..<(try count()) {
      facts.blocks.append(
        EmbeddedBlock(kind: try string(), bytes: try integer(), isCut: try flag(), packed: Array(try slice()))
      )
    }
    return facts
  }

  mutating func companion() throws(WireError) -> Companion? {
    let text = try string()
    guard !text.isEmpty else { return nil }
    guard let kind = Companion.Kind(rawValue: text) else { throw .malformed }
    return Companion(kind: kind, facts: try embedded())
  }

  private mutating func texts() throws(WireError) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try string()) }
    return texts
  }

  private mutating func count() throws(WireError) -> Int {
    guard let count = Int(exactly: try unsigned()), count <= Self.mostTexts else { throw .malformed }
    return count
  }

  private mutating func flag() throws(WireError) -> Bool {
    let value = try byte()
    guard value <= 1 else { throw .malformed }
    return value == 1
  }
}

extension EmbeddedFacts {
  /// The one list of texts: one that is missing here would be lost between worker and catalog.
  fileprivate var texts: [String?] {
    get { [prompt, negativePrompt, model, seed, sampler, generator, title, description] }
    set {
      guard newValue.count == 8 else { return }
      (prompt, negativePrompt, model, seed) = (newValue[0], newValue[1], newValue[2], newValue[3])
      (sampler, generator, title, description) = (newValue[4], newValue[5], newValue[6], newValue[7])
    }
  }
}
