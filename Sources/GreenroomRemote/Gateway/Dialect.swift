package import GreenroomModel

/// How one contract of a gateway spells a request. A profile names its dialect; adding one is a type here
/// and a line in ``Dialects``.
package protocol Dialect: Sendable {
  /// As profiles name it.
  var id: String { get }
  /// Where tasks are submitted, below the profile's base URL.
  var submitPath: String { get }
  /// The body in the contract's own words and order. Always the same bytes for the same request; nothing
  /// that the request holds is left out, also where the contract does not know it: the checks refuse that.
  func body(of request: ComposedRequest) -> JSONValue
}

extension Dialect {
  /// Where tasks are submitted; a task's own address begins with it.
  ///
  /// - Parameter baseURL: The profile's, with or without a slash at its end.
  func tasksURL(below baseURL: String) -> String {
    var base = baseURL[...]
    while base.last == "/" { base.removeLast() }
    return base + submitPath
  }
}

/// The dialects that this version speaks.
package enum Dialects {
  package static let all: [any Dialect] = [QingboApril2026(), QingboSeptember2026()]

  /// - Throws: `invalid_profile` with the names of those that are known.
  package static func named(_ id: String) throws(GreenroomError) -> any Dialect {
    guard let dialect = all.first(where: { $0.id == id }) else {
      throw GreenroomError(
        .invalidProfile, "The profile speaks the dialect “\(id)”, which this version does not know.",
        hint:
          "It knows \(all.map(\.id).joined(separator: " and ")); choose a profile that speaks one of them.")
    }
    return dialect
  }
}
