/// Text under a media name. What names other files is told from the rest, for libav would follow it: a playlist
/// is how one file makes a program open another or call a host.
enum TextSignatures {
  private static let looked = 4_096

  static func match(_ bytes: inout FileBytes) -> SniffedFormat? {
    guard let text = openingText(bytes.source.head.prefix(looked)) else { return nil }
    if let playlist = playlists.first(where: { text.hasPrefix($0.opening) }) {
      return .playlist(playlist.name)
    }
    if text.hasPrefix("<"), let markup = markup(text) { return markup }
    if text.hasPrefix("v=0"), text.contains("\no=") { return .playlist("SDP session description") }
    if text.hasPrefix("file "), text.contains("\ntrack ") || text.contains("\n  track ") {
      return .playlist("cue sheet")
    }
    if text.hasPrefix("file ") { return .playlist("concat list") }
    return .unsupported("The content is text, not media.", isMedia: false)
  }

  private static let playlists: [(opening: String, name: String)] = [
    ("#extm3u", "HLS or M3U playlist"),
    ("ffconcat version", "concat list"),
    ("[playlist]", "PLS playlist"),
    ("[reference]", "ASX reference list"),
    ("rtsptext", "RTSP reference"),
    ("rtsp://", "RTSP reference"),
    ("rem ", "cue sheet"),
    ("performer ", "cue sheet"),
    ("catalog ", "cue sheet"),
    ("rtmp://", "RTMP reference"),
  ]

  private static let markups: [(tag: String, format: SniffedFormat)] = [
    ("<mpd", .playlist("DASH manifest")),
    ("<smoothstreamingmedia", .playlist("Smooth Streaming manifest")),
    ("<asx", .playlist("ASX playlist")),
    ("<smil", .playlist("SMIL presentation")),
    ("<playlist", .playlist("XSPF playlist")),
    ("<svg", .unsupported("This is an SVG drawing, not pixels. Export it as PNG.", isMedia: true)),
    (
      "<html",
      .unsupported("This is a web page, not media. Was a download saved under a media name?", isMedia: false)
    ),
    (
      "<!doctype html",
      .unsupported("This is a web page, not media. Was a download saved under a media name?", isMedia: false)
    ),
  ]

  /// The element that stands first in the text decides, for any of them may hold the others.
  private static func markup(_ text: String) -> SniffedFormat? {
    let places = markups.compactMap { entry in
      text.firstRange(of: entry.tag).map { (place: $0.lowerBound, format: entry.format) }
    }
    return places.min { $0.place < $1.place }?.format
  }

  /// The bytes in lower case, without byte order mark and leading white space; nil where they are not text.
  private static func openingText(_ opening: ArraySlice<UInt8>) -> String? {
    let foreign = opening.count { $0 >= 0x80 }
    guard !opening.isEmpty, foreign <= opening.count / 2 || isUTF8(opening),
      !opening.contains(where: isControl)
    else { return nil }
    let text = String(decoding: opening, as: UTF8.self)
    return String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }).lowercased()
      .replacing("\r\n", with: "\n")
  }

  /// Whether the bytes are UTF-8, but for a last character that is cut off.
  private static func isUTF8(_ opening: ArraySlice<UInt8>) -> Bool {
    let cut = opening.count < looked ? 0 : 3
    return (0...cut).contains { String(validating: opening.dropLast($0), as: UTF8.self) != nil }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 || byte == 0x7F) && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains(byte)
  }
}
