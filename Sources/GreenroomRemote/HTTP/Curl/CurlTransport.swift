import CCurl
import Synchronization

/// Sends with libcurl over HTTP/1.1. Connections are kept and used again; each address rule has its own, so
/// that none which one rule allowed serves another.
package final class CurlTransport: HTTPTransport {
  /// Handles, and with them connections, that are kept for each rule while nothing is sent.
  private static let greatestIdleCount = 32

  private let idle = Mutex<[AddressRule: [CurlHandle]]>([:])

  package init() {}

  package func send(
    _ request: HTTPRequest, into sink: (any HTTPBodySink)?
  ) throws(HTTPFailure) -> HTTPResponse {
    guard !request.isCancelled() else {
      throw HTTPFailure(.interrupted, url: request.url, mayHaveBeenSent: false)
    }
    let handle = try takeHandle(for: request)
    defer { giveBack(handle, to: request.addresses) }
    return try handle.perform(request, into: sink)
  }

  /// The one that was used last, since its connection is the likeliest to be alive.
  private func takeHandle(for request: HTTPRequest) throws(HTTPFailure) -> CurlHandle {
    if let handle = idle.withLock({ $0[request.addresses]?.popLast() }) { return handle }
    if let problem = ccurl_load() {
      throw HTTPFailure(.unavailable(String(cString: problem)), url: request.url, mayHaveBeenSent: false)
    }
    guard let handle = CurlHandle() else {
      throw HTTPFailure(.unavailable("libcurl gave no handle"), url: request.url, mayHaveBeenSent: false)
    }
    return handle
  }

  private func giveBack(_ handle: CurlHandle, to rule: AddressRule) {
    idle.withLock { handles in
      if handles[rule, default: []].count < Self.greatestIdleCount {
        handles[rule, default: []].append(handle)
      }
    }
  }
}
