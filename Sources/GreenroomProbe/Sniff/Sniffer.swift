/// Tells what a file is by its content. Strong signatures are asked first; what is known by a weak sign only
/// (a two-byte sync word, a header without a magic number) must prove itself by what follows.
enum Sniffer {
  static func format(of source: FileSource) -> SniffedFormat {
    var bytes = FileBytes(source)
    return StillSignatures.strong(&bytes)
      ?? ISOSignatures.match(&bytes)
      ?? ContainerSignatures.match(&bytes, at: 0)
      ?? audioBehindTag(&bytes)
      ?? StreamSignatures.match(&bytes, at: 0)
      ?? RefusedSignatures.match(&bytes)
      ?? TextSignatures.match(&bytes)
      ?? StillSignatures.weak(&bytes)
      ?? StreamSignatures.searched(&bytes, from: 0)
      ?? .unknown
  }

  /// An ID3v2 tag may stand before any kind of sound, not only before MP3.
  private static func audioBehindTag(_ bytes: inout FileBytes) -> SniffedFormat? {
    guard let start = ID3v2.end(&bytes) else { return nil }
    return ContainerSignatures.match(&bytes, at: start)
      ?? StreamSignatures.match(&bytes, at: start)
      ?? StreamSignatures.searched(&bytes, from: start)
      ?? .mpegAudio
  }
}
