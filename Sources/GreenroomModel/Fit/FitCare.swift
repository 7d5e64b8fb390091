/// How carefully a copy keeps to a limit.
enum FitCare: Sendable {
  /// Allowed by every document, so that no warning is left.
  case safe
  /// Not refused.
  case enough
}

extension Limit {
  /// What a value must satisfy.
  func claims(_ care: FitCare) -> [Allowed] {
    switch care {
    case .safe: [documented, enforced, disputed].compactMap { $0?.allowed }
    case .enough: severity == .error ? [(enforced ?? documented).allowed] : []
    }
  }

  func allows(_ care: FitCare, _ allows: (Allowed) -> Bool) -> Bool { claims(care).allSatisfy(allows) }
}

extension Limit<Span> {
  func allows(_ value: Quantity, _ care: FitCare) -> Bool { allows(care) { $0.contains(value) } }

  func greatest(_ care: FitCare) -> Quantity? { claims(care).compactMap(\.greatest).min() }

  func least(_ care: FitCare) -> Quantity? { claims(care).compactMap(\.least).max() }

  /// The greatest whole number that is allowed; nil where there is none.
  func greatestWhole(_ care: FitCare) -> Int64? {
    guard let greatest = greatest(care) else { return nil }
    let whole = greatest.numerator / greatest.denominator
    return allows(Quantity(whole), care) ? whole : whole - 1
  }

  /// A warning that the source has may stay; a step that must be taken goes far enough to leave none.
  func care(for value: Quantity, mendsWarnings: Bool) -> FitCare {
    !mendsWarnings && allows(value, .enough) && !allows(value, .safe) ? .enough : .safe
  }
}
