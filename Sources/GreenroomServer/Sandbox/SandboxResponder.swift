import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes
import Hummingbird

/// Answers as the gateway would: submit, look, cancel, and the clips themselves.
struct SandboxResponder: HTTPResponder {
  /// Bytes of a body; more is no request.
  private static let greatestBody = 1_048_576
  /// Seconds that the fault `silent` waits; longer than any client.
  private static let silence = 600.0

  let workshop: SandboxWorkshop

  private var state: SandboxState { workshop.state }
  private var documents: SandboxDocuments { workshop.documents }

  func respond(to request: Request, context: ListenerContext) async throws -> Response {
    let path = String((request.head.path ?? "").prefix { $0 != "?" })
    let parts = path.split(separator: "/").map(String.init)
    switch (request.method, parts.count, parts.first) {
    case (.get, 2, "sandbox") where parts[1] == "stats": return Self.answer(.ok, workshop.statistics)
    case (.get, 1, "health"): return Self.answer(.ok, .object([.init("status", .string("ok"))]))
    case (.get, 3, "media"), (.get, 4, "media"): return try await media(parts, request)
    default: break
    }
    guard parts.count >= 2, parts[0] == "v1", parts[1] == "tasks" else {
      return refuse(.notFound, "not_found", "There is nothing at \(path).")
    }
    guard isLetIn(request) else {
      return refuse(.unauthorized, "invalid_api_key", "The API key is not valid.")
    }
    switch (request.method, parts.count) {
    case (.post, 2): return try await submit(request)
    case (.get, 3): return look(at: parts[2])
    case (.post, 4) where parts[3] == "cancel": return cancel(parts[2])
    default: return refuse(.notFound, "not_found", "There is no such endpoint.")
    }
  }

  private func isLetIn(_ request: Request) -> Bool {
    guard let field = request.headers[.authorization], field.hasPrefix("Bearer ") else { return false }
    let key = field.dropFirst("Bearer ".count)
    return workshop.options.key.map { $0 == key } ?? !key.isEmpty
  }

  // MARK: - Submitting

  private func submit(_ request: Request) async throws -> Response {
    state.count { $0.posts += 1 }
    let body = Array(try await request.body.collect(upTo: Self.greatestBody).readableBytesView)
    if let fault = state.take([.lostBefore, .http400, .http401, .http402, .http429, .http500]) {
      return failed(fault)
    }
    let key = request.headers[Self.idempotencyKey]
    if workshop.knowsKeys, let key, let repeated = state.repeated(key, body) {
      switch repeated {
      case .job(let job): return Self.answer(.ok, documents.submitted(job))
      case .otherBody:
        return refuse(
          .unprocessableContent, "idempotency_key_reused", "This Idempotency-Key was used for another body.")
      }
    }
    let outcome = try await Self.onThread { [workshop] in try workshop.take(body, key: key) }
    switch outcome {
    case .refused(let refusal):
      state.count { $0.refused += 1 }
      return refuse(.badRequest, refusal.code, refusal.message, parameter: refusal.parameter)
    case .taken(let job):
      switch state.take([.lostAfter, .halfJSON, .silent]) {
      case .lostAfter: return Self.broken(after: [])
      case .halfJSON:
        let text = Array(documents.submitted(job).compactText.utf8)
        return Self.broken(after: Array(text.prefix(text.count / 2)))
      case .silent:
        try await Task.sleep(for: .seconds(Self.silence))
        return Self.broken(after: [])
      default: return Self.answer(.ok, documents.submitted(job))
      }
    }
  }

  private static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .accept

  private func failed(_ fault: SandboxFault.Kind) -> Response {
    switch fault {
    case .http400: return refuse(.badRequest, "invalid_request", "The sandbox was told to refuse this.")
    case .http401: return refuse(.unauthorized, "invalid_api_key", "The API key is not valid.")
    case .http402:
      return refuse(HTTPResponse.Status(code: 402), "insufficient_balance", "The balance is used up.")
    case .http429:
      var response = refuse(.tooManyRequests, "rate_limited", "Too many requests.")
      response.headers[.retryAfter] = "2"
      return response
    case .http500: return refuse(.internalServerError, "internal_error", "The sandbox was told to fail.")
    default: return Self.broken(after: [])
    }
  }

  // MARK: - Looking

  private func look(at id: String) -> Response {
    state.count { $0.looks += 1 }
    guard let job = workshop.refreshed(id) else {
      return refuse(.notFound, "task_not_found", "There is no task \(id).")
    }
    return Self.answer(.ok, workshop.document(of: job))
  }

  private func cancel(_ id: String) -> Response {
    let now = Date()
    guard let job = state.job(id) else {
      return refuse(.notFound, "task_not_found", "There is no task \(id).")
    }
    guard job.status(at: now) == .queued,
      let cancelled = state.change(
        id,
        { job in
          if job.status(at: now) == .queued { job.cancelledAt = now }
        }), cancelled.cancelledAt != nil
    else {
      return refuse(.badRequest, "task_not_cancellable", "Only a task that is queued can be cancelled.")
    }
    return Self.answer(.ok, documents.cancelled(cancelled))
  }

  // MARK: - Clips

  /// `/media/<task>/<signature>/<file>`.
  private func media(_ parts: [String], _ request: Request) async throws -> Response {
    state.count { $0.downloads += 1 }
    guard parts.count == 4, let file = workshop.file(parts[1], signature: parts[2], name: parts[3]) else {
      return refuse(.forbidden, "link_expired", "This link has ended.")
    }
    let bytes = try await Self.onThread { try Data(contentsOf: URL(fileURLWithPath: file.text)) }
    var fields = HTTPFields()
    fields[.contentType] = parts[3].hasSuffix(".png") ? "image/png" : "video/mp4"
    fields[.acceptRanges] = "bytes"
    fields[.eTag] = "\"\(parts[1])-\(bytes.count)\""
    var range = request.headers[.range]
    if let condition = request.headers[.ifRange], condition != fields[.eTag] { range = nil }
    switch ByteRanges.answer(to: range, byteCount: Int64(bytes.count)) {
    case .unsatisfiable:
      fields[.contentRange] = "bytes */\(bytes.count)"
      return Response(status: .rangeNotSatisfiable, headers: fields)
    case .parts(let parts) where parts.count == 1:
      fields[.contentRange] = "bytes \(parts[0].lowerBound)-\(parts[0].upperBound - 1)/\(bytes.count)"
      return clip(.partialContent, fields, bytes[Int(parts[0].lowerBound)..<Int(parts[0].upperBound)])
    default: return clip(.ok, fields, bytes[...])
    }
  }

  private func clip(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ bytes: Data) -> Response {
    var fields = fields
    fields[.contentLength] = String(bytes.count)
    guard state.take([.cutDownload]) != nil else {
      return Response(
        status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    let half = ByteBuffer(bytes: bytes.prefix(bytes.count / 2))
    return Response(
      status: status, headers: fields,
      body: ResponseBody(contentLength: bytes.count) { writer in
        try await writer.write(half)
        throw Broken()
      })
  }

  // MARK: - Answers

  /// Ends the connection, as a network would.
  private struct Broken: Error {}

  private static func broken(after bytes: [UInt8]) -> Response {
    var fields = HTTPFields()
    fields[.contentType] = "application/json"
    return Response(
      status: .ok, headers: fields,
      body: ResponseBody(contentLength: bytes.count + 1) { writer in
        if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
        throw Broken()
      })
  }

  private func refuse(
    _ status: HTTPResponse.Status, _ code: String, _ message: String, parameter: String? = nil
  ) -> Response {
    Self.answer(status, documents.error(code, message, parameter: parameter))
  }

  private static func answer(_ status: HTTPResponse.Status, _ document: JSONValue) -> Response {
    var fields = HTTPFields()
    fields[.contentType] = "application/json"
    let body = ByteBuffer(string: document.compactText)
    fields[.contentLength] = String(body.readableBytes)
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
  }

  /// Fetching, probing and reading wait; the cooperative pool must not.
  private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }
}
