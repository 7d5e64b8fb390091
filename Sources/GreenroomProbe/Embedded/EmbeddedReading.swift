import GreenroomMedia
import GreenroomModel

/// Puts together what the places and the tags of one file say.
struct EmbeddedReading {
  private var facts = EmbeddedFacts()
  private var readings: [GenerationNotes.Reading] = []

  /// The beginning of a text is worth no less than this many bytes.
  private static let worthKeeping = 4_096

  /// Bytes of raw text that are kept.
  private var kept = 0

  /// What was met on the way through the headers of a file, and what a container's tags say.
  static func facts(_ bytes: inout FileBytes, tags: [EmbeddedText] = []) -> EmbeddedFacts {
    var reading = EmbeddedReading()
    for tag in tags { reading.add(tag) }
    for place in bytes.places { reading.read(place, &bytes) }
    return reading.result
  }

  /// What a sidecar says: its own text stays where it is.
  static func facts(sidecar content: [UInt8]) -> EmbeddedFacts {
    var reading = EmbeddedReading()
    reading.add(packet: content)
    var facts = reading.result
    facts.blocks = []
    return facts
  }

  // MARK: - Places

  private mutating func read(_ place: EmbeddedPlace, _ bytes: inout FileBytes) {
    switch place.kind {
    case .manifest: facts.hasManifest = true
    case .xmp: add(packet: content(place, bytes))
    case .comment:
      let content = content(place, bytes)
      add(EmbeddedText("jpeg", "Comment", TextBytes.decoded(content)))
    case .exif:
      let block = EXIFTexts(&bytes, block: place.start, end: place.end)
      for text in block.texts { add(text) }
      if let packet = block.packet {
        add(
          packet: content(EmbeddedPlace(kind: .xmp, start: packet.lowerBound, end: packet.upperBound), bytes))
      }
    case .pngText, .pngCompressedText, .pngInternationalText:
      let length = Int(clamping: place.end - place.start)
      guard let chunk = PNGText(place.kind, content(place, bytes), length: length) else { return }
      if chunk.keyword == "XML:com.adobe.xmp" {
        add(packet: Array(chunk.text.utf8))
      } else {
        add(EmbeddedText("png", chunk.keyword, chunk.text, bytes: chunk.bytes, isCut: chunk.isCut))
      }
    }
  }

  private func content(_ place: EmbeddedPlace, _ bytes: borrowing FileBytes) -> [UInt8] {
    bytes.source.bytes(
      at: place.start, count: min(Int(clamping: place.end - place.start), EmbeddedLimits.block))
  }

  // MARK: - Texts

  private mutating func add(packet content: [UInt8]) {
    let packet = XMPPacket(content)
    fill(with: EmbeddedFacts(packet))
    for comment in EmbeddedFacts.comments(of: packet) { add(comment) }
  }

  private mutating func add(_ text: EmbeddedText) {
    if let reading = GenerationNotes.read(text) {
      readings.append(reading)
      keep(text)
    } else {
      take(text)
    }
    if text.key.lowercased() == "aigc" || text.text.utf8.contains("\"AIGC\"".utf8) {
      facts.addLabel(statement: text.text)
    }
  }

  /// A text that is not a tool's: what its key says that it is.
  private mutating func take(_ text: EmbeddedText) {
    // libav signs whatever passes through it, whoever made it.
    if text.text.hasPrefix("Lavf") || text.text.hasPrefix("Lavc") { return }
    switch text.key.lowercased() {
    case "title": facts.title = facts.title ?? text.text.trimmed(to: EmbeddedLimits.word)
    case "software", "encoder", "encoding_tool":
      facts.generator = facts.generator ?? text.text.trimmed(to: EmbeddedLimits.word)
    case "description", "imagedescription", "comment", "usercomment", "synopsis":
      // An object is some program's, and no sentence.
      guard LooseJSON.object(text.text) == nil else { return }
      facts.description = facts.description ?? text.text.trimmed(to: EmbeddedLimits.text)
    case "prompt":
      facts.prompt = facts.prompt ?? text.text.trimmed(to: EmbeddedLimits.text)
      keep(text)
    // What a tool wrote in a way that is not known yet, or what was cut.
    case "parameters", "workflow", "invokeai_metadata", "sd-metadata", "dream": keep(text)
    default: break
    }
  }

  private mutating func keep(_ text: EmbeddedText) {
    let room = min(EmbeddedLimits.block, EmbeddedLimits.blocks - kept)
    let whole = text.text.utf8
    guard room >= min(whole.count, Self.worthKeeping),
      let content = whole.count <= room ? text.text : text.text.trimmed(to: room)
    else {
      return
    }
    kept += content.utf8.count
    facts.blocks.append(
      EmbeddedBlock(
        kind: text.kind.trimmed(to: EmbeddedLimits.word) ?? text.source, bytes: max(text.bytes, whole.count),
        isCut: text.isCut || whole.count > room, packed: Zlib.deflated(Array(content.utf8))))
  }

  // MARK: - Together

  private mutating func fill(with other: EmbeddedFacts) {
    facts.prompt = facts.prompt ?? other.prompt
    facts.negativePrompt = facts.negativePrompt ?? other.negativePrompt
    facts.model = facts.model ?? other.model.map(Self.modelName)
    facts.seed = facts.seed ?? other.seed
    facts.sampler = facts.sampler ?? other.sampler
    facts.steps = facts.steps ?? other.steps
    facts.generator = facts.generator ?? other.generator
    facts.title = facts.title ?? other.title
    facts.description = facts.description ?? other.description
    facts.rating = facts.rating ?? other.rating
    for keyword in other.keywords where !facts.keywords.contains(keyword) { facts.keywords.append(keyword) }
    for label in other.labels where !facts.labels.contains(label) { facts.labels.append(label) }
    facts.hasManifest = facts.hasManifest || other.hasManifest
  }

  /// Without the folder and the ending of the file that some tools name, so that one model has one name.
  private static func modelName(_ text: String) -> String {
    let name = text.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? text
    let endings = [".safetensors", ".ckpt", ".gguf", ".pth", ".pt", ".bin", ".sft"]
    guard let ending = endings.first(where: { name.lowercased().hasSuffix($0) }) else { return text }
    return name.count > ending.count ? String(name.dropLast(ending.count)) : text
  }

  private var result: EmbeddedFacts {
    var whole = self
    // What a tool says of itself in so many words comes before its name on the file.
    let program = whole.facts.generator
    whole.facts.generator = nil
    for reading in readings.sorted(by: { $0.rank < $1.rank }) { whole.fill(with: reading.facts) }
    whole.facts.generator = whole.facts.generator ?? program
    whole.settlePrompt(program)
    return whole.facts
  }

  /// Some tools keep the prompt where others keep a description.
  private mutating func settlePrompt(_ program: String?) {
    guard program == "NovelAI" else { return }
    facts.generator = program
    facts.prompt = facts.prompt ?? facts.description
    if facts.prompt == facts.description { facts.description = nil }
  }
}
