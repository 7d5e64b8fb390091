import GreenroomModel
import GreenroomRemote

/// Plays the public internet: what is asked of `example.com` goes to a server of this machine. Everything else,
/// with its address rule, goes to the real transport.
struct RedirectedHosts: HTTPTransport {
  let port: UInt16
  private let transport = CurlTransport()

  init(port: UInt16) { self.port = port }

  func send(_ request: HTTPRequest, into sink: (any HTTPBodySink)?) throws(HTTPFailure) -> HTTPResponse {
    let prefix = "http://example.com/"
    guard request.url.secret.hasPrefix(prefix) else { return try transport.send(request, into: sink) }
    var local = request
    local.url = LiveURL("http://127.0.0.1:\(port)/" + request.url.secret.dropFirst(prefix.count))
    local.addresses = .any
    return try transport.send(local, into: sink)
  }
}
