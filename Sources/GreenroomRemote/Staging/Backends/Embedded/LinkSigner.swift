package import Foundation
package import GreenroomModel

/// Links to staged files that open them until a moment, and that nobody makes without the key:
/// `<base>/staged/<key>?expires=<unix seconds>&signature=<base64url>`. The signature is the HMAC-SHA256 of
/// version, key and moment.
package struct LinkSigner: Sendable {
  /// What paths of staged files begin with.
  package static let pathPrefix = "/staged/"

  private let secret: [UInt8]

  /// - Parameter secret: The bytes of the key.
  package init(secret: [UInt8]) { self.secret = secret }

  /// - Parameters:
  ///   - base: Scheme, host and port, without a slash at its end.
  ///   - expiry: Held in whole seconds; a part of one is cut off.
  package func link(to key: ObjectKey, until expiry: Date, base: String) -> LiveURL {
    let moment = Self.seconds(of: expiry)
    let signature = signature(of: key, until: moment)
    return LiveURL("\(base)\(Self.pathPrefix)\(key)?expires=\(moment)&signature=\(signature)")
  }

  /// Which key a link's target names, if the link holds. Reads no file and decodes nothing: what is not
  /// spelled as ``link(to:until:base:)`` spells it is no link.
  ///
  /// - Parameters:
  ///   - path: As it came, without the query.
  ///   - query: As it came, without the question mark. Fields of other names are let be: proxies add some.
  package func verify(
    path: String, query: String?, now: Date
  ) throws(LinkRefusal) -> StagedName {
    guard path.utf8.starts(with: Self.pathPrefix.utf8),
      let name = StagedName(String(decoding: path.utf8.dropFirst(Self.pathPrefix.utf8.count), as: UTF8.self))
    else { throw .malformed }
    let fields = LinkFields(query ?? "")
    guard let fields else { throw .malformed }
    guard let expires = fields.expires, let signature = fields.signature else { throw .missing }
    guard let moment = Self.moment(expires) else { throw .malformed }
    let expected = self.signature(of: name.key, until: moment)
    guard MessageAuthentication.areEqual(Array(expected.utf8), Array(signature.utf8)) else { throw .forged }
    guard now.timeIntervalSince1970 < Double(moment) else { throw .expired }
    return name
  }

  /// When a link that was asked to end at `expiry` ends.
  package static func end(of expiry: Date) -> Date {
    Date(timeIntervalSince1970: Double(seconds(of: expiry)))
  }

  private func signature(of key: ObjectKey, until moment: Int64) -> String {
    let message = "greenroom-link-1\n\(key)\n\(moment)"
    let code = MessageAuthentication.code(of: Array(message.utf8), key: secret)
    return Data(code).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// From 1970 to far beyond any link's life, so that every moment has twelve digits at most.
  private static func seconds(of date: Date) -> Int64 {
    Int64(min(max(0, date.timeIntervalSince1970.rounded(.down)), 999_999_999_999))
  }

  /// Reads digits in the one way that they are written; nil for everything else.
  private static func moment(_ text: String) -> Int64? {
    guard (1...12).contains(text.utf8.count), let number = Int64(text), String(number) == text, number >= 0
    else { return nil }
    return number
  }
}

/// Why a link opens nothing.
package enum LinkRefusal: Error, Equatable, Sendable, CaseIterable {
  /// It has no moment or no signature.
  case missing
  /// It is not spelled as links are.
  case malformed
  /// It was good once.
  case expired
  /// It was not made with this key, or was changed since.
  case forged
}

/// The two fields of a link's query.
private struct LinkFields {
  private(set) var expires: String?
  private(set) var signature: String?

  /// Nil where one stands there twice: two readers would not agree on which counts.
  init?(_ query: String) {
    for field in query.split(separator: "&") {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "expires":
        guard expires == nil else { return nil }
        expires = String(parts[1])
      case "signature":
        guard signature == nil else { return nil }
        signature = String(parts[1])
      default: continue
      }
    }
  }
}
