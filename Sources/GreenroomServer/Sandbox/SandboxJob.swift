import Foundation
import Greenroom
import GreenroomModel

/// A job that the sandbox has taken.
struct SandboxJob: Sendable {
  enum Status: String, Sendable { case queued, processing, completed, failed, cancelled }

  let id: String
  let model: String
  let result: SandboxResult
  let createdAt: Date
  let begins: Date
  let ends: Date
  let callback: String?
  var fails = false
  var cancelledAt: Date?
  /// Set once the clip lies there.
  var isRendered = false
  /// Looks that have given out a link which was dead from the start.
  var deadLinks = 0
  /// When the link was first given out.
  var completedAt: Date?

  func status(at now: Date) -> Status {
    if cancelledAt != nil { return .cancelled }
    if now < begins { return .queued }
    if now < ends { return .processing }
    if fails { return .failed }
    return isRendered ? .completed : .processing
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
}
