import Foundation
import GreenroomModel

/// Why a gateway did not do what it was asked, or could not be asked.
package struct GatewayError: Error, Equatable, Sendable {
  package enum Kind: String, Sendable {
    /// The request is not acceptable as it is.
    case refused
    /// The key is wrong, or may not do that.
    case unauthorized
    /// The account has no money left.
    case payment
    case notFound
    /// Too late to cancel.
    case notCancellable
    case rateLimited
    /// The gateway failed.
    case server
    /// No answer came.
    case transport
    /// An answer came that says nothing.
    case unreadable
    /// The job ran and failed.
    case taskFailed
    case interrupted
  }

  package var kind: Kind
  /// Of the answer; nil where none came.
  package var status: Int?
  /// The gateway's own, such as `capability_violation`.
  package var code: String?
  /// In the gateway's words.
  package var message: String
  /// The field that is meant, where the gateway names one.
  package var parameter: String?
  /// Seconds that the gateway asks to be left alone.
  package var retryAfter: Double?

  package init(
    _ kind: Kind, status: Int? = nil, code: String? = nil, message: String, parameter: String? = nil,
    retryAfter: Double? = nil
  ) {
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
    self.parameter = parameter
    self.retryAfter = retryAfter
  }

  /// Reads `{"code", "message", "param"}`, whose code may be a number, or a mere text. Nil where it says
  /// nothing.
  init?(reading json: JSONValue, kind: Kind, status: Int? = nil) {
    let code = json["code"].flatMap { $0.string ?? $0.integer.map(String.init) }
    let message = json.string ?? json["message"]?.string ?? json["msg"]?.string
    guard let text = message ?? code, !text.isEmpty else { return nil }
    self.init(
      kind, status: status, code: (code ?? json["type"]?.string)?.asOneLine, message: text.asOneLine,
      parameter: json["param"]?.string.flatMap { $0.isEmpty ? nil : $0.asOneLine })
  }

  /// What is not 2xx.
  init(_ response: HTTPResponse, now: Date) {
    let kind = Self.kind(response.status)
    let document = try? JSONValue(parsing: String(decoding: response.body, as: UTF8.self))
    let told = document.flatMap { document in
      GatewayError(reading: document["error"] ?? document, kind: kind, status: response.status)
    }
    self =
      told ?? GatewayError(kind, status: response.status, message: "status \(response.status) and no reason")
    if code == "task_not_cancellable" { self.kind = .notCancellable }
    retryAfter = response.headers["Retry-After"].flatMap { text in
      Double(text) ?? HTTPDate.date(text)?.timeIntervalSince(now)
    }.flatMap { $0.isFinite ? min(max(0, $0), Self.longestPause) : nil }
  }

  init(_ failure: HTTPFailure) {
    if case .interrupted = failure.cause {
      self.init(.interrupted, message: "interrupted")
    } else {
      self.init(.transport, message: failure.reason)
    }
  }

  /// Seconds. Whoever asks for more is asked again after that.
  private static let longestPause = 3_600.0

  /// Without a secret that the gateway may have repeated.
  func hiding(_ secret: String) -> GatewayError {
    var error = self
    error.message = message.hiding(secret)
    error.code = code?.hiding(secret)
    error.parameter = parameter?.hiding(secret)
    return error
  }

  private static func kind(_ status: Int) -> Kind {
    switch status {
    case 401, 403: .unauthorized
    case 402: .payment
    case 404: .notFound
    case 429: .rateLimited
    case 500...: .server
    default: .refused
    }
  }
}
