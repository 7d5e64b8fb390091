import Foundation
import GreenroomModel
import GreenroomRemote
import Synchronization
import Testing

/// A transport that does what a test says, for what no real server can be made to do at will. Asked more often
/// than scripted, it fails the test.
final class ScriptedTransport: HTTPTransport {
  enum Step: Sendable {
    case status(Int, retryAfter: String? = nil)
    case failure(HTTPFailure.Cause, wasSent: Bool)
  }

  private let steps: Mutex<ArraySlice<Step>>
  private let count = Mutex(0)

  init(_ steps: [Step]) { self.steps = Mutex(steps[...]) }

  /// How often it was asked.
  var attempts: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest, into sink: (any HTTPBodySink)?) throws(HTTPFailure) -> HTTPResponse {
    count.withLock { $0 += 1 }
    switch steps.withLock({ $0.popFirst() }) {
    case .status(let status, let retryAfter):
      var headers = HTTPHeaders()
      headers["Retry-After"] = retryAfter
      return HTTPResponse(head: .init(status: status, headers: headers), body: [])
    case .failure(let cause, let wasSent):
      throw HTTPFailure(cause, url: request.url, mayHaveBeenSent: wasSent)
    case nil:
      Issue.record("No step is left for attempt \(attempts).")
      throw HTTPFailure(.unavailable("no script"), url: request.url, mayHaveBeenSent: false)
    }
  }
}

/// A clock that goes on only when somebody sleeps by it.
final class StillClock: Sendable {
  static let start = Date(timeIntervalSince1970: 784_111_777)
  private let slept = Mutex(0.0)
  private let onSleep: @Sendable () -> Void

  init(onSleep: @escaping @Sendable () -> Void = {}) { self.onSleep = onSleep }

  /// Seconds in all.
  var sleptSeconds: Double { slept.withLock { $0 } }

  /// - Parameter random: What chance gives, from 0 to 1.
  func clock(random: Double = 1) -> RetryClock {
    RetryClock(
      now: { Self.start + self.sleptSeconds },
      sleep: { seconds in
        self.slept.withLock { $0 += seconds }
        self.onSleep()
      },
      random: { random })
  }
}
