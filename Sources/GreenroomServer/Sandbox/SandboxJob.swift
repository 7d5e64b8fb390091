import Foundation
import Greenroom
import GreenroomModel

/// A job that the sandbox has taken.
struct SandboxJob: Sendable {
  enum Status: String, Sendable {
    case queued, processing, completed, failed, cancelled

    var isTerminal: Bool { self != .queued && self != .processing }
  }

  enum End: Sendable {
    /// The clip lies there.
    case made(Date)
    /// With a sentence that says why.
    case failed(Date, String)
    case cancelled(Date)
  }

  let id: String
  let model: String
  let action: String
  let result: SandboxResult
  /// Where its end is told; nil where nobody wants to know.
  let callback: String?
  let createdAt: Date
  let begins: Date
  let ends: Date
  /// What nobody guesses, so that its links open for those alone who were given them.
  let token = String(UInt64.random(in: .min ... .max), radix: 36)
  /// What is known of its end, which is not told before its time.
  var end: End?
  /// Whether its result was ever told.
  var wasSeen = false

  func status(at now: Date) -> Status {
    if case .cancelled = end { return .cancelled }
    if now < begins { return .queued }
    if now < ends { return .processing }
    switch end {
    case .made: return .completed
    case .failed: return .failed
    case .cancelled: return .cancelled
    case nil: return .processing
    }
  }

  /// When it came to its end; nil before.
  var completedAt: Date? {
    switch end {
    case .made(let date), .failed(let date, _): max(date, ends)
    case .cancelled(let date): date
    case nil: nil
    }
  }

  /// 0 to 1.
  func progress(at now: Date) -> Double {
    switch status(at: now) {
    case .queued, .cancelled: 0
    case .completed, .failed: 1
    case .processing:
      min(0.99, now.timeIntervalSince(begins) / max(0.001, ends.timeIntervalSince(begins)))
    }
  }

  /// Until when its links open; nil where it has no result.
  func linksEnd(after linkLife: Double) -> Date? {
    guard case .made = end else { return nil }
    return completedAt?.addingTimeInterval(linkLife)
  }
}
