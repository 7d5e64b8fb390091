import CCurl

/// The header lines of a request as libcurl wants them, for as long as this lives.
final class CurlHeaders {
  private(set) var list: UnsafeMutablePointer<curl_slist>?

  init(_ request: HTTPRequest) throws(HTTPFailure) {
    // libcurl would wait a second for a “100 Continue” that many servers never send.
    append("Expect:")
    for (name, value) in request.headers.fields {
      guard Self.isName(name), Self.isValue(value) else {
        throw HTTPFailure(.badHeader(name), url: request.url, mayHaveBeenSent: false)
      }
      // A colon with nothing behind it would take the header away; a semicolon sends it empty.
      append(value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
  }

  deinit { ccurl_free_list(list) }

  private func append(_ line: String) {
    // libcurl returns none only where no memory is left, and Swift would have ended before.
    guard let longer = ccurl_append(list, line) else { fatalError("no memory for a header") }
    list = longer
  }

  /// A token of RFC 9110.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x21...0x7E).contains(byte) && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
      }
  }

  private static func isValue(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7F }
  }
}
