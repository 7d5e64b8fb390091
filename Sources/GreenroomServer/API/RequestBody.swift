import HTTPTypes
import Hummingbird
import NIOCore

/// The body of a request that is a document.
enum RequestBody {
  private static let greatestLength = 1_048_576

  /// - Throws: A ``Problem`` where it is larger than any document, or says that it is none.
  static func read(_ request: Request) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > greatestLength {
      throw tooLarge
    }
    var body: [UInt8] = []
    for try await piece in request.body {
      body += piece.readableBytesView
      if body.count > greatestLength { throw tooLarge }
    }
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    guard body.isEmpty || type == "application/json" else {
      throw Problem(
        .unsupportedMediaType, "unsupported_media_type", "A body must be JSON.",
        hint: "Send Content-Type: application/json.")
    }
    return body
  }

  private static let tooLarge = Problem(
    .contentTooLarge, "too_large", "The body is larger than 1 MiB.",
    hint: "Media is sent with PUT to /api/v1/uploads/NAME.")
}
