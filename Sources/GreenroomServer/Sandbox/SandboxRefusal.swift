import HTTPTypes

/// Why the sandbox does not take a request.
struct SandboxRefusal: Error {
  let status: HTTPResponse.Status
  let code: String
  /// A sentence each.
  let reasons: [String]
  let parameter: String?

  init(_ status: HTTPResponse.Status, _ code: String, _ reasons: [String], parameter: String? = nil) {
    self.status = status
    self.code = code
    self.reasons = reasons
    self.parameter = parameter
  }

  /// A body that is wrong.
  init(_ code: String, _ reasons: [String], parameter: String? = nil) {
    self.init(.badRequest, code, reasons, parameter: parameter)
  }

  static let badKey = SandboxRefusal(.unauthorized, "invalid_api_key", ["The API key is not valid."])

  static let otherBody = SandboxRefusal(
    .unprocessableContent, "idempotency_key_reused", ["This Idempotency-Key was used for another body."])

  static func unknownTask(_ id: String) -> SandboxRefusal {
    SandboxRefusal(.notFound, "task_not_found", ["There is no task \(id)."])
  }
}
