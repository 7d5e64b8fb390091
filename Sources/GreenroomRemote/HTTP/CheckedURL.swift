import GreenroomModel

/// A URL that can be sent to the byte: http or https, a host, no user or password, and no character that
/// would have to be encoded first. A backslash is refused, because programs differ in what it means.
struct CheckedURL {
  let text: String
  private let parts: ReferenceURL

  init(_ request: HTTPRequest) throws(HTTPFailure) {
    text = request.url.secret
    parts = ReferenceURL(text)
    guard Self.isSendable(text, parts) else {
      throw HTTPFailure(.badURL, url: request.url, mayHaveBeenSent: false)
    }
  }

  /// True for hosts that only this machine or network knows, by their spelling. No proxy outside knows them.
  var isInOwnNetwork: Bool { HostSpelling.isPrivate(parts.host) }

  private static func isSendable(_ text: String, _ parts: ReferenceURL) -> Bool {
    guard let scheme = parts.scheme, ["http", "https"].contains(scheme), parts.userInfo == nil,
      !parts.host.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return false }
    let rest = text.dropFirst(scheme.count)
    return rest.hasPrefix("://") && !rest.hasPrefix(":///")
  }
}
