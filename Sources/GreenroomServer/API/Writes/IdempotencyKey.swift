import Greenroom
import GreenroomModel
import HTTPTypes

/// What `Idempotency-Key` says: the same key means the same request.
struct IdempotencyKey: Sendable {
  /// The route and the key, which one route knows nothing of another's.
  let name: String
  /// The target as it came, which is a part of what has to be the same.
  private let target: [UInt8]

  /// Nil where there is none.
  ///
  /// - Throws: A ``Problem`` where it is no key.
  init?(_ request: HTTPRequest, _ route: Route) throws(Problem) {
    guard let key = request.headerFields[.idempotencyKey] else { return nil }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Problem(
        .badRequest, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.")
    }
    name = "\(route.method.rawValue) \(route.template) \(key)"
    target = Array((request.path ?? "").utf8)
  }

  /// The same with what is asked for.
  ///
  /// - Parameter body: The body, or its digest.
  func over(_ body: [UInt8]) -> WriteKey { WriteKey(named: name, content: target + [0] + body) }
}
