/// What a signature is for: a resource and its query, both encoded once.
package struct SigningTarget: Sendable {
  /// Scheme, host and port.
  package let origin: String
  /// As the `Host` header has it: without a port that the scheme implies.
  package let host: String
  /// Percent-encoded; begins with a slash.
  package let path: String
  /// Not yet encoded, in any order.
  package var parameters: [(name: String, value: String)] = []

  /// - Parameters:
  ///   - origin: Scheme, host and port, without a slash at its end.
  ///   - path: Not yet encoded; begins with a slash.
  package init(origin: String, path: String, parameters: [(name: String, value: String)] = []) {
    self.origin = origin
    host = Self.host(of: origin)
    self.path = PercentEncoding.path(path)
    self.parameters = parameters
  }

  /// Encoded and sorted, without a question mark: both how it is signed and how it is sent.
  package var query: String {
    parameters.map { (PercentEncoding.component($0.name), PercentEncoding.component($0.value)) }
      .sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  package var url: String { origin + path + (parameters.isEmpty ? "" : "?" + query) }

  private static func host(of origin: String) -> String {
    let isPlain = origin.hasPrefix("http://")
    let host = origin.dropFirst(isPlain ? 7 : 8)
    let implied = isPlain ? ":80" : ":443"
    return String(host.hasSuffix(implied) ? host.dropLast(implied.count) : host)
  }
}
