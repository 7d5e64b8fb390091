import GreenroomModel
import GreenroomRemote
import Synchronization

/// A real transport that a test may get between: before a request goes out and after its answer came.
final class MeddlingTransport: HTTPTransport {
  typealias Work = @Sendable (HTTPRequest, any HTTPTransport) throws(HTTPFailure) -> HTTPResponse

  private let transport = CurlTransport()
  private let work: Work
  private let sent = Mutex<[HTTPRequest]>([])

  init(_ work: @escaping Work) { self.work = work }

  /// Everything that was asked for so far.
  var requests: [HTTPRequest] { sent.withLock { $0 } }

  func send(_ request: HTTPRequest, into sink: (any HTTPBodySink)?) throws(HTTPFailure) -> HTTPResponse {
    sent.withLock { $0.append(request) }
    return try work(request, transport)
  }
}

extension HTTPRequest {
  /// The number of the part that this sends; nil where it sends none.
  var partNumber: Int? {
    guard let start = url.secret.firstRange(of: "partNumber=") else { return nil }
    return Int(url.secret[start.upperBound...].prefix { $0.isNumber })
  }
}

/// A body with its first byte another, as a bad cable would have it.
struct CorruptedBody: HTTPBodySource {
  let body: any HTTPBodySource

  var byteCount: Int64 { body.byteCount }

  func reader() throws -> any HTTPBodyReader { Reader(try body.reader()) }

  private final class Reader: HTTPBodyReader {
    private let reader: any HTTPBodyReader
    private var isFirst = true

    init(_ reader: any HTTPBodyReader) { self.reader = reader }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      let count = try reader.read(into: buffer)
      if isFirst, count > 0 { buffer[0] ^= 1 }
      isFirst = false
      return count
    }
  }
}
