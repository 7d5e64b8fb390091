import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// The shipped profiles, and short ways to ask them.
enum CheckWorld {
  static let qingbo = load("qingbo")
  static let september = load("qingbo-2026-09")

  private static func load(_ id: String) -> Profile {
    do {
      return try ShippedProfile.load(id)
    } catch {
      preconditionFailure("\(id): \(error)")
    }
  }

  /// What `check` says of the references together, as `severity code subject`, in order.
  static func said(
    _ references: Reference..., model: String = "seedance-2.0", profile: Profile = qingbo,
    prompt: String? = nil, parameters: [JSONValue.Member] = [], extra: [JSONValue.Member] = [],
    whole: Bool = false, needsURLs: Bool = false, earlier: [Handle: AssetID] = [:], now: Date? = nil
  ) -> [String] {
    report(
      references, model: model, profile: profile, prompt: prompt, parameters: parameters, extra: extra,
      whole: whole, needsURLs: needsURLs, earlier: earlier, now: now
    ).findings.map(said)
  }

  static func report(
    _ references: [Reference], model: String = "seedance-2.0", profile: Profile = qingbo,
    prompt: String? = nil, parameters: [JSONValue.Member] = [], extra: [JSONValue.Member] = [],
    whole: Bool = false, needsURLs: Bool = false, earlier: [Handle: AssetID] = [:], now: Date? = nil
  ) -> CheckReport {
    Preflight.check(
      PreflightInput(
        model: model, prompt: prompt, references: references, parameters: parameters, extra: extra,
        isWholeRequest: whole, needsURLs: needsURLs, earlierHandles: earlier, now: now),
      profile: profile)
  }

  /// What `check --each` says of a reference alone.
  static func saidAlone(
    _ reference: Reference, model: String = "seedance-2.0", profile: Profile = qingbo
  ) -> [String] {
    Preflight.checkAlone(reference, model: model, profile: profile).findings.map(said)
  }

  static func said(_ finding: Finding) -> String {
    "\(finding.severity.rawValue) \(finding.code) \(finding.subject)"
  }
}

/// One row of a table of limits: what is judged, and what must be said.
struct LimitCase: Sendable, CustomTestStringConvertible {
  let what: String
  let reference: Reference
  let said: [String]

  init(_ what: String, _ reference: Reference, _ said: String...) {
    self.what = what
    self.reference = reference
    self.said = said
  }

  var testDescription: String { what }
}
