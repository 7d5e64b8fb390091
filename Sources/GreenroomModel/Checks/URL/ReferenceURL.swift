/// The parts of a URL that matter before anyone fetches it, read from its spelling alone.
package struct ReferenceURL {
  /// In lower case; nil where the text has none.
  package let scheme: String?
  /// Who stands before the `@`; nil where nobody does.
  package let userInfo: String?
  /// As spelled, without port and brackets; empty where there is none.
  package let host: String
  /// Nil where none is spelled, or none that is a number.
  let port: UInt16?
  private let path: Substring

  package init(_ text: String) {
    // White space around a URL and tabs and newlines in it are dropped by those who fetch it.
    let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    let cleaned =
      isPlain ? text[...] : text.filter { !$0.isNewline && $0 != "\t" }.drop { $0.isWhitespace }
    let (scheme, rest) = Self.splitScheme(cleaned)
    self.scheme = scheme
    // A backslash is a slash to browsers and to many HTTP clients.
    guard rest.prefix(2).allSatisfy({ $0 == "/" || $0 == "\\" }), rest.count >= 2 else {
      (userInfo, host, port, path) = (nil, "", nil, rest)
      return
    }
    let afterSlashes = rest.drop { $0 == "/" || $0 == "\\" }
    let authority = afterSlashes.prefix { !"/\\?#".contains($0) }
    path = afterSlashes[authority.endIndex...]
    if let at = authority.lastIndex(of: "@") {
      userInfo = String(authority[..<at])
      (host, port) = Self.place(in: authority[authority.index(after: at)...])
    } else {
      userInfo = nil
      (host, port) = Self.place(in: authority)
    }
  }

  /// Without user, password, query and fragment, all of which may be secrets.
  package var redacted: String {
    guard let scheme else { return "a text without a scheme" }
    guard !host.isEmpty else { return "\(scheme):…" }
    let shown = host.contains(":") ? "[\(host)]" : host
    let place = port.map { "\(shown):\($0)" } ?? shown
    return "\(scheme)://\(place)\(path.prefix { $0 != "?" && $0 != "#" })"
  }

  private static func splitScheme(_ text: Substring) -> (String?, Substring) {
    guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter,
      text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return (nil, text) }
    return (text[..<colon].lowercased(), text[text.index(after: colon)...])
  }

  private static func place(in authority: Substring) -> (host: String, port: UInt16?) {
    let isBracketed = authority.first == "["
    let host = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
    let rest = authority[host.endIndex...].drop { $0 == "]" }
    return (String(host), rest.first == ":" ? UInt16(rest.dropFirst()) : nil)
  }
}
