import Greenroom
import GreenroomModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Who is let in, and to what. What is refused has no effect: it is judged before anything is done or read.
struct AccessGate: Sendable {
  let token: ServerToken
  let hosts: HostRule
  let scopes: Set<ServerScope>
  let cookieName: String

  /// - Throws: A ``Problem`` where a request was made under another name or by another site's page.
  func requireOurs(_ request: HTTPRequest, local: SocketAddress?) throws(Problem) {
    guard let host = request.authority.flatMap(Authority.init), hosts.allows(host, local: local) else {
      throw .foreignHost
    }
    if let origin = request.headerFields[Self.origin] {
      guard Self.authority(ofOrigin: origin) == host else { throw .foreignOrigin }
    }
    // Another port of this machine is another site's page too, and “same-site” to a browser.
    if let site = request.headerFields[Self.fetchSite]?.lowercased(),
      ["cross-site", "same-site"].contains(site)
    {
      throw .foreignOrigin
    }
  }

  /// - Throws: A ``Problem`` where nobody proved who asks, or they may not do this.
  func requireLetIn(_ request: HTTPRequest, to scope: ServerScope) throws(Problem) {
    guard let credentials = Credentials(request, token: token, cookie: cookieName) else {
      throw .unauthorized
    }
    guard scopes.contains(scope) else { throw .scope(scope) }
    let isWriting = request.method != .get && request.method != .head
    if isWriting, credentials == .cookie, request.headerFields[Self.marker] != "1" { throw .csrf }
  }

  private static func authority(ofOrigin text: String) -> Authority? {
    text.hasPrefix("http://") ? Authority(String(text.dropFirst("http://".count))) : nil
  }

  private static let origin = HTTPField.Name(known: "Origin")
  private static let fetchSite = HTTPField.Name(known: "Sec-Fetch-Site")
  /// No page of another site can add it without asking first, and it is told no.
  private static let marker = HTTPField.Name(known: "X-Greenroom")
}
