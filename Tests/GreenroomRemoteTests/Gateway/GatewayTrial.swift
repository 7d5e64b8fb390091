import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// A client of a gateway that fails on purpose, with a clock that never waits and a key that nothing may show.
struct GatewayTrial {
  static let key = "sk-c4n4ry-0123456789"
  static let body = JSONValue.object([.init("prompt", .string("A tide pool"))])

  let clock = StillClock()
  private let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
    try transport.send(request)
  }

  /// How often anything was tried, also where no server saw it.
  var attempts: Int { transport.requests.count }

  func client(
    _ url: String, key: String = Self.key, patience: Double = 20, by transport: (any HTTPTransport)? = nil
  ) -> GatewayClient {
    GatewayClient(
      baseURL: url, dialect: QingboApril2026(), apiKey: key,
      transport: RetryingTransport(transport ?? self.transport, clock: clock.clock()), patience: patience)
  }
}

extension SubmitOutcome {
  var name: String { String("\(self)".prefix { $0 != "(" }) }

  /// Why it was not taken; nil where it was.
  var error: GatewayError? {
    switch self {
    case .taken: nil
    case .refused(let error), .notSent(let error), .unknown(let error): error
    }
  }
}
