import CCurl

/// What libcurl's result means for those who asked.
struct CurlOutcome {
  let code: CURLcode
  /// Bytes of requests that the system took from libcurl, on every connection that it tried.
  let sentBytes: Int
  /// libcurl's own words, which may be empty.
  let errorText: String

  /// False only where the exchange certainly ended before any byte was sent.
  var mayHaveBeenSent: Bool { sentBytes > 0 || !Self.canEndUnsent.contains(code.rawValue) }

  func cause(refusedAddress: String?) -> HTTPFailure.Cause {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .nameNotFound
    case CURLE_COULDNT_CONNECT: refusedAddress.map { .forbiddenAddress($0) } ?? .refused
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_ABORTED_BY_CALLBACK: .interrupted
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_LOGIN_DENIED: .badURL
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      .insecure(errorText.isEmpty ? meaning : errorText)
    case CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION:
      .unavailable(meaning)
    default: .broken(meaning)
    }
  }

  /// Fixed words for the code. libcurl's own words may repeat what the server said.
  private var meaning: String { String(cString: ccurl_text(code)) }

  /// Results that libcurl can give before a connection is ready. With any other, something was sent, or nobody
  /// knows.
  private static let canEndUnsent: Set<CURLcode.RawValue> = Set(
    [
      CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
      CURLE_OPERATION_TIMEDOUT,
      CURLE_ABORTED_BY_CALLBACK, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_LOGIN_DENIED,
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_FAILED_INIT,
      CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION,
    ].map(\.rawValue))
}
