/// A request as the server read it.
package struct FaultRequest: Sendable {
  package let method: String
  /// Path and query to the byte.
  package let target: String
  package let headers: [(name: String, value: String)]
  /// Empty where bodies are not kept.
  package var body: [UInt8] = []
  package var bodyByteCount = 0

  /// The path alone.
  package var path: String { String(target.prefix { $0 != "?" }) }

  /// The first header of that name.
  package subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
