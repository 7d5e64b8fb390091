import Foundation
import Greenroom
import HTTPTypes
import Hummingbird
import NIOPosix

/// Answers what comes to the staging listener: links to staged files, gateways that call back, and a sign of
/// life.
struct StagingResponder: HTTPResponder {
  private static let prefix = "/staged/"

  let files: StagedFiles
  /// Nil where nobody waits for gateways to call.
  let callbacks: CallbackDesk?

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    if let callbacks, Self.isCallback(request.head) { return try await hear(request, callbacks) }
    guard request.method == .get || request.method == .head else {
      return answer(.methodNotAllowed, "Only GET and HEAD are answered here.", adding: [.allow: "GET, HEAD"])
    }
    let target = (request.head.path ?? "").split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = target.first.map(String.init) ?? ""
    let response =
      if path.hasPrefix(Self.prefix) {
        try await answer(
          to: request.head, path: path, query: target.count > 1 ? String(target[1]) : nil, context)
      } else if path == "/health" {
        answer(.ok, "ok")
      } else {
        answer(.notFound, "There is nothing here.")
      }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(
    to request: HTTPRequest, path: String, query: String?, _ context: ListenerContext
  ) async throws -> Response {
    let opened = try await NIOThreadPool.singleton.runIfActive { [files] in
      files.open(path: path, query: query, now: Date())
    }
    switch opened {
    case .refused(let reason): return answer(.forbidden, reason)
    case .gone: return answer(.notFound, "This file is no longer here.")
    case .file(let file):
      let answer = FileAnswer(to: request, with: file)
      let body = FileBody(file: file, pieces: answer.pieces, context: context)
      return Response(
        status: answer.status, headers: answer.fields,
        body: answer.pieces.isEmpty ? ResponseBody() : ResponseBody { try await body.write(to: &$0) })
    }
  }

  /// What only this may answer: links to staged files, and gateways that call back.
  static func isStaging(_ head: HTTPRequest) -> Bool {
    (head.path ?? "").hasPrefix(prefix) || isCallback(head)
  }

  private static func isCallback(_ head: HTTPRequest) -> Bool {
    head.method == .post && (head.path ?? "").prefix { $0 != "?" } == CallbackDesk.path
  }

  /// Nothing of what is said is believed, so there is nothing to refuse: the answer is the same for everybody.
  private func hear(_ request: Request, _ desk: CallbackDesk) async throws -> Response {
    var message: [UInt8] = []
    for try await piece in request.body where message.count < CallbackDesk.greatestLength {
      message += piece.readableBytesView
    }
    let wasHeard = try await NIOThreadPool.singleton.runIfActive { [message] in
      (try? desk.hear(message, at: Date())) != nil
    }
    // Where the catalog cannot be written now, the gateway may call again.
    return Response(status: wasHeard ? .noContent : .serviceUnavailable, headers: StagingFields.common)
  }

  /// A sentence as plain text.
  private func answer(
    _ status: HTTPResponse.Status, _ sentence: String, adding others: HTTPFields = [:]
  ) -> Response {
    let body = ByteBuffer(string: sentence + "\n")
    var fields = StagingFields.common
    fields[.contentType] = "text/plain; charset=utf-8"
    fields[.contentLength] = String(body.readableBytes)
    for field in others { fields[field.name] = field.value }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
  }
}
