import Greenroom
import GreenroomModel
import HTTPTypes

/// What a handler gives back.
struct APIAnswer: Sendable {
  enum Content: Sendable {
    case nothing
    case bytes([UInt8])
    /// Sent in the ranges that are asked for.
    case file(any ServedFile)
  }

  var status = HTTPResponse.Status.ok
  var fields: HTTPFields = [:]
  var content = Content.nothing

  static let nothing = APIAnswer(status: .noContent)

  /// A result as JSON.
  static func document(_ document: some Encodable, _ status: HTTPResponse.Status = .ok) throws -> APIAnswer {
    bytes(try DocumentEncoder.encode(document, as: .compact), type: "application/json", status)
  }

  static func bytes(_ bytes: [UInt8], type: String, _ status: HTTPResponse.Status = .ok) -> APIAnswer {
    APIAnswer(status: status, fields: [.contentType: type], content: .bytes(bytes))
  }

  static func problem(_ problem: Problem) -> APIAnswer {
    var answer = bytes(
      Array(problem.document.compactText.utf8), type: "application/problem+json", problem.status)
    for field in problem.fields { answer.fields[field.name] = field.value }
    answer.fields[.cacheControl] = "no-store"
    return answer
  }

  /// Of what it holds in memory.
  var byteCount: Int {
    guard case .bytes(let bytes) = content else { return 0 }
    return bytes.count
  }

  /// The same with a tag of its content, by which a client need not load again what it has.
  var tagged: APIAnswer {
    guard status == .ok, case .bytes(let bytes) = content, fields[.eTag] == nil else { return self }
    var answer = self
    answer.fields[.eTag] = ContentTag.of(bytes)
    if fields[.cacheControl] == nil { answer.fields[.cacheControl] = "no-cache" }
    return answer
  }
}
