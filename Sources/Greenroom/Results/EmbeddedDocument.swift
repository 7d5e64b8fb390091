import GreenroomMedia
package import GreenroomModel

/// What a file says of itself beside its pictures and sounds.
package struct EmbeddedResult: Encodable, Equatable, Sendable {
  package struct Block: Encodable, Equatable, Sendable {
    /// Where it stood in the file: `png:parameters`, `exif:UserComment`, `tag:comment` …
    package let kind: String
    /// Of the whole text.
    package let bytes: Int
    /// True where `text` is no more than the beginning.
    package let cut: Bool
    package let text: String
  }

  package let prompt: String?
  package let negativePrompt: String?
  package let model: String?
  /// A whole number as text, since tools use more bits than JSON's numbers keep.
  package let seed: String?
  package let sampler: String?
  package let steps: Int?
  /// The program that made it.
  package let generator: String?
  package let title: String?
  package let description: String?
  package let keywords: [String]
  package let rating: Int?
  /// Marks that a machine made it: `iptc:trainedAlgorithmicMedia`, `tc260:1`.
  package let labels: [String]
  /// True where there is a manifest of C2PA, which nobody has verified.
  package let manifest: Bool
  package let blocks: [Block]

  package init(_ facts: EmbeddedFacts) {
    prompt = facts.prompt
    negativePrompt = facts.negativePrompt
    model = facts.model
    seed = facts.seed
    sampler = facts.sampler
    steps = facts.steps
    generator = facts.generator
    title = facts.title
    description = facts.description
    keywords = facts.keywords
    rating = facts.rating
    labels = facts.labels
    manifest = facts.hasManifest
    blocks = facts.blocks.map { block in
      let text = Zlib.inflated(block.packed, limit: EmbeddedLimits.block)
      return Block(
        kind: block.kind, bytes: block.bytes, cut: block.isCut || text.isCut,
        text: String(decoding: text.bytes, as: UTF8.self))
    }
  }
}

/// A sidecar or a caption.
package struct BesideResult: Encodable, Equatable, Sendable {
  package let path: String
  /// `sidecar` or `caption`.
  package let kind: String
  /// What it says; a caption is a description.
  package let says: EmbeddedResult

  package init(path: String, _ companion: Companion) {
    self.path = path
    kind = companion.kind.rawValue
    says = EmbeddedResult(companion.facts)
  }
}
