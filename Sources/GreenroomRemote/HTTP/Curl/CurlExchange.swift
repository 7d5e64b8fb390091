/// What one exchange has sent and brought so far. libcurl's callbacks work on it, on the thread that sends.
final class CurlExchange {
  /// Of an answer that the caller did not expect, such as an error's document.
  private static let greatestUnexpectedAnswer: Int64 = 4_194_304

  private let request: HTTPRequest
  private let sink: (any HTTPBodySink)?
  private var reader: (any HTTPBodyReader)?
  private var unreadBytes: Int64
  private var parser = AnswerHeadParser()
  private var head: HTTPResponse.Head?
  private var body: [UInt8] = []
  private var receivedBytes: Int64 = 0
  /// Why this side ended it; nil where it did not.
  private(set) var failure: HTTPFailure.Cause?
  /// The last address that the rule forbade.
  private(set) var refusedAddress: String?

  init(_ request: HTTPRequest, _ sink: (any HTTPBodySink)?) {
    self.request = request
    self.sink = sink
    unreadBytes = request.body?.byteCount ?? 0
  }

  /// Nil until the answer's head is whole.
  var response: HTTPResponse? { head.map { HTTPResponse(head: $0, body: body) } }

  /// False where the caller wants no more.
  var mayGoOn: Bool {
    if request.isCancelled() { failure = failure ?? .interrupted }
    return failure == nil
  }

  func allows(_ address: SocketAddress) -> Bool {
    guard request.addresses == .publicOnly, address.isPrivate else { return true }
    refusedAddress = address.description
    return false
  }
}

// MARK: - Sending

extension CurlExchange {
  /// Fills the beginning of `buffer`; nil where the body cannot be read.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    guard let source = request.body, unreadBytes > 0 else { return 0 }
    do {
      let reader = try self.reader ?? source.reader()
      self.reader = reader
      let room = Int(min(Int64(buffer.count), unreadBytes))
      let count = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(room)))
      guard count > 0 else { throw HTTPBodyEndedEarly(missingBytes: unreadBytes) }
      unreadBytes -= Int64(count)
      return count
    } catch {
      failure = .body(error)
      return nil
    }
  }

  /// Begins the body anew: libcurl sends it again where a kept connection turned out to be closed.
  func rewind() {
    reader = nil
    unreadBytes = request.body?.byteCount ?? 0
  }
}

// MARK: - Receiving

extension CurlExchange {
  func receive(headerLine: UnsafeRawBufferPointer) -> Bool {
    switch parser.take(headerLine) {
    case .more: return true
    case .tooLong:
      failure = .broken("the answer's headers are too long")
      return false
    case .whole(let head): return begin(head)
    }
  }

  private func begin(_ head: HTTPResponse.Head) -> Bool {
    self.head = head
    if let promised = head.headers["Content-Length"].flatMap(Int64.init), promised > greatestAnswer {
      failure = .answerTooLong
      return false
    }
    return sinking { try $0.begin(head) }
  }

  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    receivedBytes += Int64(bytes.count)
    guard receivedBytes <= greatestAnswer else {
      failure = .answerTooLong
      return false
    }
    if activeSink == nil { body.append(contentsOf: bytes) }
    return sinking { try $0.receive(bytes) }
  }

  private var activeSink: (any HTTPBodySink)? { head?.isSuccess == true ? sink : nil }

  private var greatestAnswer: Int64 {
    let isUnexpected = sink != nil && activeSink == nil
    return isUnexpected
      ? min(request.limits.greatestAnswer, Self.greatestUnexpectedAnswer) : request.limits.greatestAnswer
  }

  private func sinking(_ give: (any HTTPBodySink) throws -> Void) -> Bool {
    guard let sink = activeSink else { return true }
    do {
      try give(sink)
      return true
    } catch {
      failure = .sink(error)
      return false
    }
  }
}
