import HTTPTypes

extension HTTPField.Name {
  /// A name that is known to be one.
  init(known name: String) {
    guard let name = HTTPField.Name(name) else { fatalError("\(name) is no name of a field") }
    self = name
  }

  static let idempotencyKey = HTTPField.Name(known: "Idempotency-Key")
  static let idempotentReplayed = HTTPField.Name(known: "Idempotent-Replayed")
}
