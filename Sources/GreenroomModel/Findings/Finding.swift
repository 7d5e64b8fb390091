/// How bad a finding is. Errors are what the gateway or the vendor is known to refuse; warnings are what
/// spoils a result or may be refused.
package enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
  case info, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The sum of some findings.
package enum Verdict: String, Codable, Sendable, Comparable, CaseIterable {
  case pass, warn, fail

  package init(_ findings: some Sequence<Finding>) {
    switch findings.map(\.severity).max() {
    case .error: self = .fail
    case .warning: self = .warn
    case .info, nil: self = .pass
    }
  }

  package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .pass: 0
    case .warn: 1
    case .fail: 2
    }
  }
}

/// One thing that is wrong with an input: what was measured, what is allowed, who says so and what to do.
/// A bad input is a finding; a failed operation is a ``GreenroomError``.
package struct Finding: Equatable, Sendable, Codable {
  /// What was measured or is allowed: a number where it is one, else words.
  package enum Value: Equatable, Sendable {
    case number(Double)
    case text(String)
  }

  package var code: FindingCode
  package var severity: Severity
  /// A handle (`@image1`), `first_frame`, `last_frame`, `prompt`, a parameter's name, `images`, `videos`,
  /// `audios` for counts and totals, or `request`.
  package var subject: String
  package var path: String?
  package var measured: Value?
  package var limit: Value?
  /// Which document the limit comes from, in words a person can look up.
  package var source: String?
  /// A sentence with both numbers.
  package var message: String
  /// A sentence that says what to do, with a command where one helps.
  package var remedy: String

  package init(
    _ code: FindingCode, _ severity: Severity, subject: String, path: String? = nil, measured: Value? = nil,
    limit: Value? = nil, source: String? = nil, message: String, remedy: String
  ) {
    self.code = code
    self.severity = severity
    self.subject = subject
    self.path = path
    self.measured = measured
    self.limit = limit
    self.source = source
    self.message = message
    self.remedy = remedy
  }

  /// Warnings that a submit takes for refusals. What is discouraged is sent to whoever says that they want it.
  private static let blockingWarnings: Set = [FindingCode.outputDiscouraged, .urlExpiresEarly]

  /// True where nothing is paid for as long as it stands.
  package var blocksSubmit: Bool { severity == .error || Self.blockingWarnings.contains(code) }

  package enum CodingKeys: String, CodingKey {
    case code, severity, subject, path, measured, limit, source, message, remedy
  }

  private enum ComputedKeys: String, CodingKey { case blocksSubmit }

  /// Writes every key, null where there is nothing to say.
  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(code, forKey: .code)
    try keys.encode(severity, forKey: .severity)
    try keys.encode(subject, forKey: .subject)
    try keys.encode(path, forKey: .path)
    try keys.encode(measured, forKey: .measured)
    try keys.encode(limit, forKey: .limit)
    try keys.encode(source, forKey: .source)
    try keys.encode(message, forKey: .message)
    try keys.encode(remedy, forKey: .remedy)
    var computed = encoder.container(keyedBy: ComputedKeys.self)
    try computed.encode(blocksSubmit, forKey: .blocksSubmit)
  }
}

extension Finding.Value: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
