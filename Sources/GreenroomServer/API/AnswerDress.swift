import Hummingbird
import NIOCore

/// Makes an HTTP response of an answer, with all that goes for every one.
struct AnswerDress {
  let request: HTTPRequest
  let context: ListenerContext

  func response(_ answer: APIAnswer) -> Response {
    let isReading = request.method == .get || request.method == .head
    let answer = isReading ? answer.tagged : answer
    if isReading, let tag = tag(of: answer), isKnown(tag) { return notModified(answer, tag) }
    let response =
      switch answer.content {
      case .nothing: self.response(answer.status, answer.fields, ResponseBody())
      case .bytes(let bytes):
        self.response(answer.status, answer.fields, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
      case .file(let file): fileResponse(file, answer.fields)
      }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func fileResponse(_ file: any ServedFile, _ others: HTTPFields) -> Response {
    let answer = FileAnswer(to: request, with: file)
    var fields = answer.fields
    for field in others { fields[field.name] = field.value }
    let body = FileBody(file: file, pieces: answer.pieces, context: context)
    return response(
      answer.status, fields,
      answer.pieces.isEmpty ? ResponseBody() : ResponseBody { try await body.write(to: &$0) })
  }

  private func response(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ body: ResponseBody) -> Response
  {
    var all = fields
    for field in SecurityFields.all { all[field.name] = field.value }
    return Response(status: status, headers: all, body: body)
  }

  // MARK: - What the client has already

  private func tag(of answer: APIAnswer) -> String? {
    if case .file(let file) = answer.content { return file.entityTag }
    return answer.fields[.eTag]
  }

  /// Weak comparison, as RFC 9110 has it for `If-None-Match`.
  private func isKnown(_ tag: String) -> Bool {
    request.headerFields[values: .ifNoneMatch].contains { field in
      field == "*"
        || field.split(separator: ",").contains { candidate in
          let candidate = candidate.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
          return String(candidate).replacing(/^W\//, with: "") == tag
        }
    }
  }

  private func notModified(_ answer: APIAnswer, _ tag: String) -> Response {
    var fields: HTTPFields = [.eTag: tag]
    fields[.cacheControl] = answer.fields[.cacheControl] ?? "no-cache"
    return response(.notModified, fields, ResponseBody())
  }
}
