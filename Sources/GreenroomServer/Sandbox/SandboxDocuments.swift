import Foundation
import Greenroom
import GreenroomModel

/// Writes what the sandbox answers, in the words of the contract that it stands in for.
struct SandboxDocuments {
  /// Whether the contract is that of September.
  let isLater: Bool
  /// How the state of a task is written down.
  let drift: SandboxDrift
  /// Of the sandbox itself: `http://127.0.0.1:7878`.
  let address: String
  /// Seconds.
  let linkLife: Double

  func submitted(_ job: SandboxJob) -> JSONValue {
    var members = head(job, .queued) + [.init("progress", .integer(0))]
    if isLater { members.append(.init("pre_consumed_cost", Self.cost)) }
    return .object(members)
  }

  /// - Parameter isDead: Whether the links that it holds are dead, whatever is said of their end.
  func task(_ job: SandboxJob, at now: Date, isDead: Bool = false) -> JSONValue {
    let status = job.status(at: now)
    var members = head(job, status) + [.init("progress", progress(job, status, at: now))]
    if drift.hasStartTime, status != .queued { members.append(.init("start_time", time(job.begins))) }
    if status.isTerminal, let end = job.completedAt { members.append(.init("completed_at", time(end))) }
    if status == .completed { members.append(.init("result", result(job, isDead: isDead))) }
    if case .failed(_, let reason) = job.end, status == .failed {
      members.append(.init("error", failure(reason)))
    }
    if drift.hasCost { members += later(job, status) }
    return .object(members)
  }

  func cancelled(_ job: SandboxJob) -> JSONValue {
    .object([
      .init("task_id", .string(job.id)), .init("status", .string("cancelled")),
      .init("refunded", .bool(true)), .init("refunded_quota", Self.cost),
    ])
  }

  func error(_ code: String, _ message: String, parameter: String? = nil) -> JSONValue {
    var members = [JSONValue.Member("message", .string(message)), .init("code", .string(code))]
    if !isLater { members.insert(.init("type", .string("sandbox_error")), at: 0) }
    if let parameter { members.append(.init("param", .string(parameter))) }
    return .object([.init("error", .object(members))])
  }

  // MARK: - Parts

  /// Nothing here costs anything.
  private static let cost = JSONValue.integer(0)

  private func head(_ job: SandboxJob, _ status: SandboxJob.Status) -> [JSONValue.Member] {
    [
      .init("task_id", .string(job.id)), .init("model", .string(job.model)),
      .init("action", .string(job.action)), .init("status", .string(status.rawValue)),
      .init("created_at", time(job.createdAt)),
    ]
  }

  private func time(_ date: Date) -> JSONValue {
    .integer(Int64(date.timeIntervalSince1970 * (drift.countsMilliseconds ? 1_000 : 1)))
  }

  /// The contract of September leaves it empty where there is none.
  private func progress(_ job: SandboxJob, _ status: SandboxJob.Status, at now: Date) -> JSONValue {
    let percent = Int64((job.progress(at: now) * 100).rounded(.down))
    guard drift.writesPercent else { return .integer(percent) }
    return .string(status == .queued ? "" : "\(percent)%")
  }

  private func result(_ job: SandboxJob, isDead: Bool) -> JSONValue {
    guard let end = job.linksEnd(after: linkLife) else { return .null }
    func entry(_ piece: SandboxLink.Piece) -> JSONValue {
      let url = JSONValue.string(address + SandboxLink(job, piece, end: end, isDead: isDead).target)
      return .object([
        .init("url", drift.listsURLs ? .array([url]) : url),
        .init("expires_at", .integer(SandboxLink.seconds(end))),
      ])
    }
    return .object([
      .init("videos", .array([entry(.clip)])),
      .init("images", .array(job.result.hasLastFrame ? [entry(.lastFrame)] : [])),
    ])
  }

  private func later(_ job: SandboxJob, _ status: SandboxJob.Status) -> [JSONValue.Member] {
    let base = "\(address)/v1/tasks/\(job.id)"
    var members = [
      JSONValue.Member(
        "urls", .object([.init("get", .string(base)), .init("cancel", .string(base + "/cancel"))]))
    ]
    if status.isTerminal { members.append(.init("cost", Self.cost)) }
    if status.isTerminal, drift == .september {
      members.append(.init("billing_status", .string("settled")))
    }
    return members
  }

  private func failure(_ reason: String) -> JSONValue {
    .object([
      .init("code", .string("task_failed")),
      .init("message", .string("[task_failed] Upstream returned: \(reason)")),
    ])
  }
}

extension SandboxDrift {
  fileprivate var countsMilliseconds: Bool { self == .seed }
  fileprivate var hasStartTime: Bool { self == .seed || self == .april }
  fileprivate var listsURLs: Bool { self == .june || self == .september }
  fileprivate var hasCost: Bool { self == .june || self == .september }
  fileprivate var writesPercent: Bool { self == .september }
}
