package import Foundation

/// What kind of generation the references and frames add up to.
package enum Mode: String, Codable, Sendable, CaseIterable, Hashable {
  case text
  case image
  case firstFrame = "first-frame"
  case firstLastFrame = "first-last-frame"
  case multimodalReference = "multimodal-reference"
}

/// What is to be judged: a draft whose references have been probed.
package struct PreflightInput: Equatable, Sendable {
  package var model: String
  /// Nil where the prompt is not to be judged (files checked without one).
  package var prompt: String?
  /// References in handle order and the frames, each with its role.
  package var references: [Reference]
  /// The request's other fields as written; empty where only files are judged.
  package var parameters: [JSONValue.Member]
  package var extra: [JSONValue.Member]
  /// True where a whole request is judged, so that missing parameters and extras count too.
  package var isWholeRequest: Bool
  /// True where a body is composed that shall be sent, so that every reference needs a URL.
  package var needsURLs: Bool
  /// Who each handle was when this prompt was last used, as asset ids; empty where that is not known.
  package var earlierHandles: [Handle: AssetID]
  /// When the request is judged; nil where it does not matter how long URLs last.
  package var now: Date?

  package init(
    model: String, prompt: String? = nil, references: [Reference], parameters: [JSONValue.Member] = [],
    extra: [JSONValue.Member] = [], isWholeRequest: Bool = false, needsURLs: Bool = false,
    earlierHandles: [Handle: AssetID] = [:], now: Date? = nil
  ) {
    self.model = model
    self.prompt = prompt
    self.references = references
    self.parameters = parameters
    self.extra = extra
    self.isWholeRequest = isWholeRequest
    self.needsURLs = needsURLs
    self.earlierHandles = earlierHandles
    self.now = now
  }
}

/// The preflight of one request or one file: every finding at once.
package struct CheckReport: Equatable, Sendable {
  package struct CheckedReference: Equatable, Sendable {
    /// Nil for frames and for what could not be read.
    package var handle: Handle?
    package var reference: Reference
    package var verdict: Verdict

    package init(handle: Handle?, reference: Reference, verdict: Verdict) {
      self.handle = handle
      self.reference = reference
      self.verdict = verdict
    }

    /// What findings call it: its handle, or the field a frame stands in, or its file name.
    package var subject: String {
      if let handle { return handle.description }
      if reference.role.isFrame { return reference.role.rawValue }
      return reference.path?.fileName.text ?? reference.name ?? "reference"
    }
  }

  package var profile: String
  package var profileRevision: String
  package var model: String
  package var mode: Mode
  package var references: [CheckedReference]
  /// Errors first, then warnings, then notes; within those in the order of the request.
  package var findings: [Finding]

  package init(
    profile: String, profileRevision: String, model: String, mode: Mode,
    references: [CheckedReference], findings: [Finding]
  ) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.model = model
    self.mode = mode
    self.references = references
    self.findings = findings
  }

  package var verdict: Verdict { Verdict(findings) }

  /// The same with every warning an error, for those who would rather not gamble.
  package func strict() -> CheckReport {
    var report = self
    report.findings = findings.map { finding in
      var finding = finding
      if finding.severity == .warning { finding.severity = .error }
      return finding
    }
    report.references = references.map { item in
      var item = item
      if item.verdict == .warn { item.verdict = .fail }
      return item
    }
    return report
  }
}
