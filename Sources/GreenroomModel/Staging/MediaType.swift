/// What a file of a container is called in HTTP (RFC 6838 and the IANA registry of media types).
package enum MediaType {
  /// The type that a staged object is served with; `application/octet-stream` where nothing better is known.
  package static func of(container: String?) -> String {
    container.flatMap { byContainer[$0] } ?? unknown
  }

  /// The type of a file that was named for its format.
  package static func of(fileExtension: String) -> String {
    byContainer[fileExtension] ?? byExtension[fileExtension] ?? unknown
  }

  package static let unknown = "application/octet-stream"

  /// The kind of media that a `Content-Type` promises; nil where it promises none.
  package static func kind(of contentType: String) -> MediaKind? {
    let type = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return MediaKind.allCases.first { type.hasPrefix($0.rawValue + "/") }
  }

  private static let byContainer: [String: String] = [
    "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif", "bmp": "image/bmp",
    "tiff": "image/tiff", "heic": "image/heic", "heif": "image/heif", "avif": "image/avif",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "mkv": "video/x-matroska",
    "avi": "video/x-msvideo",
    "mp3": "audio/mpeg", "wav": "audio/wav", "m4a": "audio/mp4", "aac": "audio/aac", "flac": "audio/flac",
    "ogg": "audio/ogg", "opus": "audio/ogg",
  ]

  /// Extensions that are not spelled as their container.
  private static let byExtension: [String: String] = ["jpg": "image/jpeg", "tif": "image/tiff"]
}
