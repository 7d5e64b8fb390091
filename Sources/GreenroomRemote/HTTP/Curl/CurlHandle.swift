import CCurl
import GreenroomModel

/// Owns one of libcurl's easy handles, which keeps its connections. One thread at a time uses it: whoever took
/// it from the transport's pool. That makes it safe to hand on.
final class CurlHandle: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  /// The exchange under way, for libcurl's callbacks.
  private(set) var exchange: CurlExchange?
  /// The first option that libcurl refused.
  private var refusal: CURLcode?

  /// Nil where libcurl has no memory left for one. Call `ccurl_load` before.
  init?() {
    guard let handle = ccurl_new() else {
      errorText.deallocate()
      return nil
    }
    self.handle = handle
    errorText[0] = 0
    setConstantOptions()
  }

  deinit {
    ccurl_free(handle)
    errorText.deallocate()
  }

  func perform(_ request: HTTPRequest, into sink: (any HTTPBodySink)?) throws(HTTPFailure) -> HTTPResponse {
    let url = try CheckedURL(request)
    let headers = try CurlHeaders(request)
    let exchange = CurlExchange(request, sink)
    self.exchange = exchange
    defer {
      self.exchange = nil
      ccurl_set_headers(handle, nil)
    }
    errorText[0] = 0
    set(url, request)
    set(request.limits)
    note(ccurl_set_headers(handle, headers.list))
    if let refusal {
      throw HTTPFailure(
        .unavailable(String(cString: ccurl_text(refusal))), url: request.url, mayHaveBeenSent: false)
    }
    let code = withExtendedLifetime(headers) { ccurl_perform(handle) }
    guard code == CURLE_OK, let response = exchange.response else {
      throw failure(code, of: exchange, request)
    }
    return response
  }

  private func failure(_ code: CURLcode, of exchange: CurlExchange, _ request: HTTPRequest) -> HTTPFailure {
    var sentBytes = 0
    ccurl_get_number(handle, CURLINFO_REQUEST_SIZE, &sentBytes)
    let outcome = CurlOutcome(code: code, sentBytes: sentBytes, errorText: String(cString: errorText))
    return HTTPFailure(
      exchange.failure ?? outcome.cause(refusedAddress: exchange.refusedAddress), url: request.url,
      mayHaveBeenSent: outcome.mayHaveBeenSent)
  }
}

// MARK: - Options

extension CurlHandle {
  private func setConstantOptions() {
    note(ccurl_set_error_buffer(handle, errorText))
    var callbacks = CurlCallbacks.table
    note(ccurl_set_callbacks(handle, &callbacks, Unmanaged.passUnretained(self).toOpaque()))
    // Signals would reach any thread of the process.
    set(CURLOPT_NOSIGNAL, true)
    set(CURLOPT_NOPROGRESS, false)
    // What is sent is what was signed.
    set(CURLOPT_PATH_AS_IS, true)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
    set(CURLOPT_FOLLOWLOCATION, false)
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    set(CURLOPT_USERAGENT, "greenroom")
    set(CURLOPT_UPLOAD_BUFFERSIZE, 131_072)
    set(CURLOPT_BUFFERSIZE, 131_072)
    set(CURLOPT_TCP_KEEPALIVE, true)
  }

  private func set(_ url: CheckedURL, _ request: HTTPRequest) {
    set(CURLOPT_URL, url.text)
    set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    if request.body != nil || request.method == .put || request.method == .post {
      set(CURLOPT_UPLOAD, true)
      note(ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, Int(request.body?.byteCount ?? 0)))
    } else {
      set(CURLOPT_HTTPGET, true)
    }
    // Where a kept connection turns out to be closed, libcurl sends the request again by itself. On a new
    // connection it never does.
    set(CURLOPT_FRESH_CONNECT, !request.isRepeatable)
    let isDirect = request.addresses == .publicOnly || url.isInOwnNetwork
    set(CURLOPT_PROXY, isDirect ? "" : nil)
  }

  private func set(_ limits: TransferLimits) {
    set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(limits.connect))
    set(CURLOPT_LOW_SPEED_LIMIT, limits.slowestRate)
    set(CURLOPT_LOW_SPEED_TIME, Int(max(1, min(limits.stall.rounded(.up), 86_400))))
    set(CURLOPT_TIMEOUT_MS, limits.total.map(Self.milliseconds) ?? 0)
  }

  /// At least one, since 0 means no limit to libcurl; at most a week, which fits its counters.
  private static func milliseconds(_ seconds: Double) -> Int {
    Int(max(1, min(seconds * 1_000, 604_800_000)))
  }

  private func set(_ option: CURLoption, _ value: Int) { note(ccurl_set_number(handle, option, value)) }

  private func set(_ option: CURLoption, _ value: Bool) { set(option, value ? 1 : 0) }

  private func set(_ option: CURLoption, _ text: String?) { note(ccurl_set_text(handle, option, text)) }

  private func note(_ code: CURLcode) {
    if code != CURLE_OK, refusal == nil { refusal = code }
  }
}
