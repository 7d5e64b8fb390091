/// What a file says of itself beside its pictures and sounds: how it was generated, what somebody wrote about it,
/// and whether it is marked as made by a machine. Read from files and never written to them.
package struct EmbeddedFacts: Equatable, Sendable {
  package var prompt: String?
  package var negativePrompt: String?
  /// As the tool calls it; a model that is a file by its name without folder and ending.
  package var model: String?
  /// A whole number, kept as text: tools use all 64 bits and more.
  package var seed: String?
  package var sampler: String?
  package var steps: Int?
  /// The program that made it, with its version where given.
  package var generator: String?
  package var title: String?
  package var description: String?
  /// In the order of the file, each once; levels stand between slashes.
  package var keywords: [String] = []
  /// −1 (rejected) to 5, as XMP has it.
  package var rating: Int?
  /// Marks that say so where a machine made it, as `scheme:value`: `iptc:trainedAlgorithmicMedia`, `tc260:1`.
  package var labels: [String] = []
  /// True where the file carries a manifest of C2PA. Nobody has verified it.
  package var hasManifest = false
  /// The texts that the facts of generation were read from.
  package var blocks: [EmbeddedBlock] = []

  package init() {}

  package var isEmpty: Bool { self == EmbeddedFacts() }
}

/// A text as a tool wrote it into a file, kept so that it can be read again, and better, without the file.
package struct EmbeddedBlock: Equatable, Sendable {
  /// Where it stood: `png:parameters`, `exif:UserComment`, `tag:comment` …
  package let kind: String
  /// Of the whole text, in UTF-8.
  package let bytes: Int
  /// True where only the beginning is kept.
  package let isCut: Bool
  /// The text in UTF-8, compressed as zlib does it (RFC 1950).
  package let packed: [UInt8]

  package init(kind: String, bytes: Int, isCut: Bool, packed: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
    self.isCut = isCut
    self.packed = packed
  }
}

/// A file that says something about the media file beside it.
package struct Companion: Equatable, Sendable {
  package enum Kind: String, Sendable {
    /// `a.xmp` or `a.jpg.xmp`, beside `a.jpg`.
    case sidecar
    /// `a.txt` or `a.jpg.txt`, as data sets for training have it.
    case caption
  }

  package let kind: Kind
  package let facts: EmbeddedFacts

  package init(kind: Kind, facts: EmbeddedFacts) {
    self.kind = kind
    self.facts = facts
  }
}

/// What `has:` asks for.
package enum EmbeddedTrait: String, Sendable, CaseIterable, Hashable {
  /// A prompt that the file itself carries.
  case prompt
  /// A caption or a sidecar beside the file.
  case caption, sidecar
  /// A mark that a machine made it.
  case label
  /// A manifest of C2PA.
  case manifest
}

/// How much of what is embedded is kept of one file.
package enum EmbeddedLimits {
  /// Bytes of a prompt, a caption or a description; what follows is cut.
  package static let text = 16_384
  /// Bytes of a title, a keyword or a name.
  package static let word = 1_024
  package static let keywords = 256
  /// Bytes of one raw text before it is compressed.
  package static let block = 262_144
  /// Bytes of all raw texts of one file before they are compressed.
  package static let blocks = 524_288
}
