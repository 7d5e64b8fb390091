import GreenroomModel

/// Reads the text files that stand beside media and say something about them. Which media, their names tell.
enum CompanionFile {
  private static let largestSidecar: Int64 = 1_048_576

  /// Why `source`, which is no media file, is none, with what it says; nil where it says nothing.
  static func read(_ source: FileSource, extension suffix: String?) -> FileProblem? {
    switch suffix {
    case "xmp" where source.size <= largestSidecar: sidecar(source)
    case "txt" where source.size <= Int64(EmbeddedLimits.text): caption(source)
    default: nil
    }
  }

  private static func sidecar(_ source: FileSource) -> FileProblem? {
    let facts = EmbeddedReading.facts(sidecar: source.bytes(at: 0, count: Int(source.size)))
    guard !facts.isEmpty else { return nil }
    return FileProblem(
      .fileUnsupported, "It is an XMP sidecar, read with the media file of the same name.", isMedia: false,
      companion: Companion(kind: .sidecar, facts: facts))
  }

  private static func caption(_ source: FileSource) -> FileProblem? {
    guard let text = TextBytes.unicode(source.bytes(at: 0, count: Int(source.size))),
      !text.unicodeScalars.contains(where: { $0.value == 0 }),
      let caption = text.trimmed(to: EmbeddedLimits.text)
    else { return nil }
    var facts = EmbeddedFacts()
    facts.description = caption
    return FileProblem(
      .fileUnsupported, "It is text, read as the caption of the media file of the same name.", isMedia: false,
      companion: Companion(kind: .caption, facts: facts))
  }
}
