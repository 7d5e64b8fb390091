import Hummingbird

/// The answer to a request for a file: its status and fields, and which bytes go into its body.
struct FileAnswer {
  enum Piece: Equatable {
    case text(String)
    case bytes(Range<Int64>)

    var byteCount: Int64 {
      switch self {
      case .text(let text): Int64(text.utf8.count)
      case .bytes(let range): Int64(range.count)
      }
    }
  }

  let status: HTTPResponse.Status
  let fields: HTTPFields
  let pieces: [Piece]

  /// - Parameter request: Its `Range` holds for GET alone, and only where `If-Range` names this content.
  init(to request: HTTPRequest, with file: some ServedFile) {
    var range = request.method == .get ? request.headerFields[.range] : nil
    if let condition = request.headerFields[.ifRange], condition != file.entityTag { range = nil }
    switch ByteRanges.answer(to: range, byteCount: file.byteCount) {
    case .whole: self.init(whole: file)
    case .unsatisfiable: self.init(unsatisfiable: file)
    case .parts(let parts) where parts.count == 1: self.init(part: parts[0], of: file)
    case .parts(let parts): self.init(parts: parts, of: file, boundary: Self.newBoundary())
    }
  }

  private init(whole file: some ServedFile) {
    self.init(.ok, file, pieces: [.bytes(0..<file.byteCount)])
  }

  private init(unsatisfiable file: some ServedFile) {
    self.init(.rangeNotSatisfiable, file, pieces: [], adding: [.contentRange: "bytes */\(file.byteCount)"])
  }

  private init(part: Range<Int64>, of file: some ServedFile) {
    self.init(
      .partialContent, file, pieces: [.bytes(part)], adding: [.contentRange: Self.contentRange(part, file)])
  }

  /// Several parts in one body (RFC 9110, section 14.6).
  private init(parts: [Range<Int64>], of file: some ServedFile, boundary: String) {
    let pieces = parts.flatMap { part in
      let head = """
        \r\n--\(boundary)\r
        Content-Type: \(file.contentType)\r
        Content-Range: \(Self.contentRange(part, file))\r
        \r\n
        """
      return [Piece.text(head), .bytes(part)]
    }
    self.init(
      .partialContent, file, pieces: pieces + [.text("\r\n--\(boundary)--\r\n")],
      adding: [.contentType: "multipart/byteranges; boundary=\(boundary)"])
  }

  private init(
    _ status: HTTPResponse.Status, _ file: some ServedFile, pieces: [Piece], adding others: HTTPFields = [:]
  ) {
    var fields = StagingFields.common
    fields[.contentType] = file.contentType
    fields[.contentLength] = String(pieces.map(\.byteCount).reduce(0, +))
    fields[.acceptRanges] = "bytes"
    fields[.eTag] = file.entityTag
    for field in others { fields[field.name] = field.value }
    self.status = status
    self.fields = fields
    self.pieces = pieces
  }

  private static func contentRange(_ part: Range<Int64>, _ file: some ServedFile) -> String {
    "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.byteCount)"
  }

  /// By chance, so that no content can hold it on purpose.
  private static func newBoundary() -> String {
    "greenroom-" + (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined()
  }
}
