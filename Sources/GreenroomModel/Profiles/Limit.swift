/// What one rule of a profile allows, kept apart by how it is known: what the gateway documents, what is
/// really refused, and what another document says against it.
package struct Limit<Allowed: LimitBound>: Equatable, Sendable {
  /// What some documents say is allowed.
  package struct Claim: Equatable, Sendable {
    package let allowed: Allowed
    package let sources: [ProfileSource]

    package init(_ allowed: Allowed, sources: [ProfileSource]) {
      self.allowed = allowed
      self.sources = sources
    }
  }

  package let documented: Claim
  /// Where refusal really begins; wider than what is documented. Nil where nothing else is known.
  package let enforced: Claim?
  /// What another source allows, where it contradicts `documented`.
  package let disputed: Claim?
  /// How bad it is to be outside all that is known: an error, unless the profile says that the limit is
  /// advice.
  package let severity: Severity
  package let note: String?

  package init(
    documented: Claim, enforced: Claim? = nil, disputed: Claim? = nil, severity: Severity = .error,
    note: String? = nil
  ) {
    self.documented = documented
    self.enforced = enforced
    self.disputed = disputed
    self.severity = severity
    self.note = note
  }
}

/// The shape of what a limit allows: a span of numbers or a list of choices.
package protocol LimitBound: Equatable, Sendable {
  /// For `model show`: `2…15`, `mp4, mov`.
  var text: String { get }
}

/// How a value stands outside a limit.
package struct Breach<Allowed: LimitBound>: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Outside all that is known to be accepted.
    case refused
    /// Outside the documents, inside what is known to be accepted.
    case undocumented
    /// Inside the gateway's own documents, outside another's.
    case disputed
  }

  package let kind: Kind
  package let severity: Severity
  /// The claim that is broken.
  package let broken: Limit<Allowed>.Claim
  /// What else is known: the documents where more is accepted, what is accepted where they are broken, the
  /// gateway's word where another contradicts it.
  package let other: Limit<Allowed>.Claim?
}

extension Limit {
  /// How a value stands that `allows` judges; nil where every source allows it.
  package func breach(_ allows: (Allowed) -> Bool) -> Breach<Allowed>? {
    let outermost = enforced ?? documented
    if !allows(outermost.allowed) {
      return Breach(
        kind: .refused, severity: severity, broken: outermost, other: enforced == nil ? nil : documented)
    }
    if enforced != nil, !allows(documented.allowed) {
      return Breach(kind: .undocumented, severity: .warning, broken: documented, other: enforced)
    }
    if let disputed, !allows(disputed.allowed) {
      return Breach(kind: .disputed, severity: .warning, broken: disputed, other: documented)
    }
    return nil
  }
}

extension Breach {
  /// The documents that the claims come from, for a finding's `source`.
  package var citation: String { ProfileSource.citation(broken.sources + (other?.sources ?? [])) }
}
