/// Sends requests, each once. Retrying, counting and logging wrap a transport; none does it itself.
///
/// Blocks until the answer is there, so call it from a thread that may wait; any number of threads may share
/// one transport.
package protocol HTTPTransport: Sendable {
  /// Redirects are answers like any other: a caller that follows one judges its address first.
  ///
  /// - Parameter sink: Takes the body of a 2xx answer; nil collects it in the response.
  func send(_ request: HTTPRequest, into sink: (any HTTPBodySink)?) throws(HTTPFailure) -> HTTPResponse
}

extension HTTPTransport {
  package func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
    try send(request, into: nil)
  }
}
