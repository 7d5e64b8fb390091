import Foundation
import Hummingbird

@testable import GreenroomServer

/// A web server that publishes a folder of pictures, as somebody else's would.
struct FolderResponder: HTTPResponder {
  let folder: String

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    guard let path = request.head.path?.removingPercentEncoding,
      let bytes = FileManager.default.contents(atPath: folder + path)
    else { return Response(status: .notFound) }
    var fields = HTTPFields()
    fields[.contentType] = "image/png"
    switch ByteRanges.answer(to: request.headers[.range], byteCount: Int64(bytes.count)) {
    case .parts(let parts):
      fields[.contentRange] = "bytes \(parts[0].lowerBound)-\(parts[0].upperBound - 1)/\(bytes.count)"
      let part = bytes[Int(parts[0].lowerBound)..<Int(parts[0].upperBound)]
      return Response(status: .partialContent, headers: fields, body: .init(byteBuffer: .init(bytes: part)))
    case .whole: return Response(status: .ok, headers: fields, body: .init(byteBuffer: .init(bytes: bytes)))
    case .unsatisfiable: return Response(status: .rangeNotSatisfiable)
    }
  }
}
