/// How alike two assets must be to be called similar.
package enum Strictness: String, Sendable, CaseIterable {
  case strict, normal, loose

  /// Bits of 64 that two pictures may differ in.
  var mostBits: Int {
    switch self {
    case .strict: 4
    case .normal: 8
    case .loose: 12
    }
  }

  /// The part of what two clips have in common in time that must look alike.
  var leastAlike: Double {
    switch self {
    case .strict: 0.9
    case .normal: 0.75
    case .loose: 0.6
    }
  }

  /// The part of all bits of two sounds that may differ; half of them do in unrelated ones.
  var mostError: Double {
    switch self {
    case .strict: 0.12
    case .normal: 0.22
    case .loose: 0.3
    }
  }
}
