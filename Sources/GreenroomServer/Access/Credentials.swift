import Greenroom
import Hummingbird

/// How a request proves who asks.
enum Credentials {
  /// `Authorization: Bearer`, which no page of somebody else can send.
  case bearer
  /// The cookie, which a browser sends by itself.
  case cookie

  /// Nil where it proves nothing.
  init?(_ request: HTTPRequest, token: ServerToken, cookie name: String) {
    if let field = request.headerFields[.authorization] {
      guard field.lowercased().hasPrefix("bearer "), token.matches(field.dropFirst("bearer ".count)) else {
        return nil
      }
      self = .bearer
    } else if request.headerFields[values: .cookie].contains(where: { Self.holds($0, name, token) }) {
      self = .cookie
    } else {
      return nil
    }
  }

  private static func holds(_ field: String, _ name: String, _ token: ServerToken) -> Bool {
    field.split(separator: ";").contains { pair in
      let pair = pair.drop { $0 == " " }
      return pair.hasPrefix(name + "=") && token.matches(pair.dropFirst(name.utf8.count + 1))
    }
  }
}
