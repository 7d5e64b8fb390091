/// A failed operation: a stable code that scripts match, a sentence for people, and what to do next.
package struct GreenroomError: Error, Equatable, Sendable {
  package struct Code: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
  }

  package let code: Code
  package let message: String
  package let hint: String?

  package init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension GreenroomError.Code {
  /// The command line itself is wrong; exit 64.
  package static let usage = Self(rawValue: "usage")
  /// A path, name or id that matches nothing.
  package static let notFound = Self(rawValue: "not_found")
  /// A name or id prefix that matches more than one thing.
  package static let ambiguous = Self(rawValue: "ambiguous")
  package static let invalidQuery = Self(rawValue: "invalid_query")
  package static let invalidDraft = Self(rawValue: "invalid_draft")
  package static let invalidExport = Self(rawValue: "invalid_export")
  package static let invalidProfile = Self(rawValue: "invalid_profile")
  package static let invalidName = Self(rawValue: "invalid_name")
  package static let unknownModel = Self(rawValue: "unknown_model")
  package static let conflict = Self(rawValue: "conflict")
  /// The catalog was made by a newer program, sits on a network file system, or is damaged.
  package static let catalog = Self(rawValue: "catalog")
  /// A root is offline, or too many files vanished at once.
  package static let rootOffline = Self(rawValue: "root_offline")
  package static let massDisappearance = Self(rawValue: "mass_disappearance")
  /// The worker executable or an asset of the installation is not where it should be.
  package static let installation = Self(rawValue: "installation")
  package static let configuration = Self(rawValue: "configuration")
  /// Who asks is not known, or may not do that; exit 4.
  package static let unauthorized = Self(rawValue: "unauthorized")
  /// A store did not do what it should.
  package static let staging = Self(rawValue: "staging")
  /// The checks refuse what was to be sent; exit 5.
  package static let refused = Self(rawValue: "refused")
  /// A gateway did not do what it should.
  package static let gateway = Self(rawValue: "gateway")
  package static let inputOutput = Self(rawValue: "io")
  package static let interrupted = Self(rawValue: "interrupted")
}
