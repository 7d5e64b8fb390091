import Foundation
import Greenroom
import GreenroomModel

/// Writes what the sandbox answers, in the words of the contract that it stands in for.
struct SandboxDocuments {
  let drift: SandboxDrift
  /// Of the sandbox itself: `http://127.0.0.1:7878`.
  let address: String
  /// Seconds.
  let linkLife: Double

  func submitted(_ job: SandboxJob) -> JSONValue {
    var members = head(job, .queued)
    members.append(.init("progress", .integer(0)))
    if isLater { members.append(.init("pre_consumed_cost", .number(0))) }
    return .object(members)
  }

  func task(_ job: SandboxJob, at now: Date, link: (_ file: String, _ expiry: Date) -> String) -> JSONValue {
    let status = job.status(at: now)
    var members = head(job, status)
    let percent = Int((job.progress(at: now) * 100).rounded(.down))
    members.append(.init("progress", drift == .september ? .string("\(percent)%") : .integer(Int64(percent))))
    if drift == .april || drift == .seed, status != .queued {
      members.append(.init("start_time", time(job.begins)))
    }
    if [.completed, .failed, .cancelled].contains(status) {
      members.append(.init("completed_at", time(job.completedAt ?? job.cancelledAt ?? job.ends)))
    }
    if status == .completed { members.append(.init("result", result(job, link))) }
    if status == .failed { members.append(.init("error", Self.failure)) }
    if isLater { members += later(job, status) }
    return .object(members)
  }

  func cancelled(_ job: SandboxJob) -> JSONValue {
    .object([
      .init("task_id", .string(job.id)), .init("status", .string("cancelled")),
      .init("refunded", .bool(true)),
      .init("refunded_quota", .integer(0)),
    ])
  }

  func error(_ code: String, _ message: String, parameter: String? = nil) -> JSONValue {
    var members = [JSONValue.Member("message", .string(message)), .init("code", .string(code))]
    if !isLater { members.insert(.init("type", .string("sandbox_error")), at: 0) }
    if let parameter { members.append(.init("param", .string(parameter))) }
    return .object([.init("error", .object(members))])
  }

  // MARK: - Parts

  private var isLater: Bool { drift == .june || drift == .september }

  private func head(_ job: SandboxJob, _ status: SandboxJob.Status) -> [JSONValue.Member] {
    [
      .init("task_id", .string(job.id)), .init("model", .string(job.model)),
      .init("action", .string("generate")),
      .init("status", .string(status.rawValue)), .init("created_at", time(job.createdAt)),
    ]
  }

  private func time(_ date: Date) -> JSONValue {
    .integer(Int64(date.timeIntervalSince1970 * (drift == .seed ? 1_000 : 1)))
  }

  private func result(_ job: SandboxJob, _ link: (String, Date) -> String) -> JSONValue {
    let expiry = (job.completedAt ?? job.ends).addingTimeInterval(linkLife)
    func entry(_ file: String) -> JSONValue {
      let url = JSONValue.string(link(file, expiry))
      return .object([
        .init("url", isLater ? .array([url]) : url),
        .init("expires_at", .integer(Int64(expiry.timeIntervalSince1970))),
      ])
    }
    return .object([
      .init("videos", .array([entry("clip.mp4")])),
      .init("images", .array(job.result.hasLastFrame ? [entry("last.png")] : [])),
    ])
  }

  private func later(_ job: SandboxJob, _ status: SandboxJob.Status) -> [JSONValue.Member] {
    let base = "\(address)/v1/tasks/\(job.id)"
    var members = [
      JSONValue.Member(
        "urls", .object([.init("get", .string(base)), .init("cancel", .string(base + "/cancel"))]))
    ]
    if [.completed, .failed, .cancelled].contains(status) {
      members += [.init("cost", .number(0)), .init("billing_status", .string("settled"))]
    }
    return members
  }

  private static let failure = JSONValue.object([
    .init("code", .string("task_failed")),
    .init("message", .string("[task_failed] Upstream returned: the sandbox was told to fail this task.")),
  ])
}
