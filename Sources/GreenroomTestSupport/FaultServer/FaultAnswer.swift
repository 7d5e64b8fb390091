/// What the server does once it has read a request.
package struct FaultAnswer: Sendable {
  package enum Ending: Sendable {
    /// The connection serves the next request.
    case keepsConnection
    case closes
    /// As after a crash: what was not yet received is lost.
    case resets
  }

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// Nil declares the body's length, and a number something else.
  package var declaredLength: Int?
  /// No length is declared, and the body ends with the connection.
  package var hidesLength = false
  /// The body comes again and again, of no declared length, until the client goes away.
  package var isEndless = false
  /// How much of the body is sent; nil sends all.
  package var sentLength: Int?
  /// Seconds before the first byte.
  package var delay = 0.0
  /// Bytes sent at a time; nil sends all at once.
  package var pieceLength: Int?
  /// Seconds between pieces.
  package var pause = 0.0
  package var ending = Ending.keepsConnection
  /// Nothing is sent at all.
  package var isSilent = false

  package init(_ status: Int, _ headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension FaultAnswer {
  package init(_ status: Int, _ headers: [(name: String, value: String)] = [], text: String) {
    self.init(status, headers, body: Array(text.utf8))
  }

  /// 503 so many times.
  package static func busy(_ times: Int = 1, retryAfter: String? = nil) -> [FaultAnswer] {
    let headers = retryAfter.map { [(name: "Retry-After", value: $0)] } ?? []
    return Array(repeating: FaultAnswer(503, headers, text: "busy"), count: times)
  }

  package static func redirect(to url: String, _ status: Int = 302) -> FaultAnswer {
    FaultAnswer(status, [("Location", url)])
  }

  /// The request is taken, and the connection breaks before any answer: nobody knows what became of it.
  package static var lost: FaultAnswer {
    var answer = FaultAnswer(200)
    answer.isSilent = true
    answer.ending = .resets
    return answer
  }

  /// The request is taken and never answered, for so many seconds.
  package static func silence(_ seconds: Double) -> FaultAnswer {
    var answer = lost
    answer.delay = seconds
    return answer
  }

  /// All headers and so many bytes of the body.
  package func cut(after sentLength: Int) -> FaultAnswer {
    var answer = self
    answer.sentLength = sentLength
    answer.ending = .closes
    return answer
  }

  package func declaring(length: Int) -> FaultAnswer {
    var answer = self
    answer.declaredLength = length
    answer.ending = .closes
    return answer
  }

  /// No length is declared.
  package var withoutLength: FaultAnswer {
    var answer = self
    answer.hidesLength = true
    answer.ending = .closes
    return answer
  }

  /// The body again and again, for as long as it is taken.
  package var endless: FaultAnswer {
    var answer = withoutLength
    answer.isEndless = true
    return answer
  }

  /// So many bytes at a time, with pauses in seconds.
  package func dripping(_ pieceLength: Int, every pause: Double) -> FaultAnswer {
    var answer = self
    answer.pieceLength = pieceLength
    answer.pause = pause
    return answer
  }

  /// With one byte of the body changed.
  package func corrupted(at index: Int) -> FaultAnswer {
    var answer = self
    answer.body[index] ^= 0xFF
    return answer
  }

  package func adding(_ name: String, _ value: String) -> FaultAnswer {
    var answer = self
    answer.headers.append((name, value))
    return answer
  }
}
