import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers as the gateway would: submit, look, cancel, and the results themselves.
struct SandboxResponder: HTTPResponder {
  let workshop: SandboxWorkshop

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    let target = request.head.path ?? ""
    let path = String(target.prefix { $0 != "?" })
    let isReading = request.method == .get || request.method == .head
    if isReading, path.hasPrefix(SandboxLink.folder) { return try await media(target, request, context) }
    if isReading, path == "/sandbox/stats" { return SandboxAnswer.document(workshop.statistics) }
    if isReading, path == "/health" { return SandboxAnswer.document(["status": "ok"]) }
    let parts = path.split(separator: "/").map(String.init)
    guard parts.starts(with: ["v1", "tasks"]) else {
      return refuse(SandboxRefusal(.notFound, "not_found", ["There is nothing at \(path)."]))
    }
    guard isLetIn(request) else { return refuse(.badKey) }
    switch (request.method, parts.count, parts.last) {
    case (.post, 2, _): return try await submit(request, context)
    case (.get, 3, let id?): return look(at: id)
    case (.post, 4, "cancel"): return cancel(parts[2])
    default: return refuse(SandboxRefusal(.notFound, "not_found", ["There is no such endpoint."]))
    }
  }

  private func isLetIn(_ request: Request) -> Bool {
    guard let field = request.headers[.authorization], field.hasPrefix("Bearer ") else { return false }
    let key = field.dropFirst("Bearer ".count)
    return workshop.options.key.map { $0 == key } ?? !key.isEmpty
  }

  func refuse(_ refusal: SandboxRefusal) -> Response {
    let error = workshop.documents.error(
      refusal.code, refusal.reasons.joined(separator: " "), parameter: refusal.parameter)
    return SandboxAnswer.document(error, refusal.status)
  }

  // MARK: - Tasks

  private func look(at id: String) -> Response {
    workshop.state.count { $0.looks += 1 }
    guard let document = workshop.document(of: id) else { return refuse(.unknownTask(id)) }
    return SandboxAnswer.document(document.json)
  }

  private func cancel(_ id: String) -> Response {
    if let job = workshop.cancel(id) { return SandboxAnswer.document(workshop.documents.cancelled(job)) }
    guard workshop.state.job(id) != nil else { return refuse(.unknownTask(id)) }
    return refuse(
      SandboxRefusal("task_not_cancellable", ["Only a task that is still queued can be cancelled."]))
  }

  // MARK: - Results

  private func media(_ target: String, _ request: Request, _ context: ListenerContext) async throws
    -> Response
  {
    if request.method == .get { workshop.state.count { $0.downloads += 1 } }
    guard let link = SandboxLink(target: target), let file = workshop.file(link) else {
      return refuse(SandboxRefusal(.forbidden, "link_expired", ["This link has ended, or never was one."]))
    }
    let answer = FileAnswer(to: request.head, with: file)
    let body = FileBody(file: file, pieces: answer.pieces, context: context)
    if request.method == .head {
      return Response(status: answer.status, headers: answer.fields).createHeadResponse()
    }
    let isCut = workshop.state.take([.cutDownload]) != nil
    return Response(
      status: answer.status, headers: answer.fields,
      body: answer.pieces.isEmpty
        ? ResponseBody()
        : ResponseBody { writer in
          if isCut { try await body.writeHalf(to: &writer) } else { try await body.write(to: &writer) }
        })
  }
}

/// Answers that hold a document.
enum SandboxAnswer {
  static func document(_ document: JSONValue, _ status: HTTPResponse.Status = .ok) -> Response {
    let body = ByteBuffer(string: document.compactText)
    return Response(
      status: status, headers: fields(byteCount: body.readableBytes), body: ResponseBody(byteBuffer: body))
  }

  /// The connection breaks in the middle of it.
  static func half(of document: JSONValue) -> Response {
    let bytes = Array(document.compactText.utf8)
    let half = ByteBuffer(bytes: bytes.prefix(bytes.count / 2))
    return Response(
      status: .ok, headers: fields(byteCount: bytes.count),
      body: ResponseBody(contentLength: bytes.count) { writer in
        try await writer.write(half)
        throw Broken()
      })
  }

  private struct Broken: Error {}

  private static func fields(byteCount: Int) -> HTTPFields {
    [.contentType: "application/json", .contentLength: String(byteCount)]
  }
}
