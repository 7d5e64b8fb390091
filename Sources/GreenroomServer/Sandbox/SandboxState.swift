import Foundation
import GreenroomModel
import Synchronization

/// Everything the sandbox remembers while it runs.
final class SandboxState: Sendable {
  /// What was seen, for those who have to know it from the gateway and not from the client.
  struct Counts: Encodable, Sendable {
    /// POSTs of a task, whatever became of them.
    var posts = 0
    /// Jobs that were taken.
    var taken = 0
    /// Answers that repeated a job for its key.
    var repeated = 0
    var refused = 0
    var looks = 0
    var downloads = 0
  }

  private struct Content {
    var jobs: [String: SandboxJob] = [:]
    var keys: [String: (body: [UInt8], job: String)] = [:]
    var faults: [SandboxFault.Kind: Int?] = [:]
    var counts = Counts()
    var number = 0
  }

  private let content: Mutex<Content>

  init(_ faults: [SandboxFault]) {
    var content = Content()
    for fault in faults { content.faults[fault.kind] = .some(fault.count) }
    self.content = Mutex(content)
  }

  var counts: Counts { content.withLock { $0.counts } }

  func count(_ one: (inout Counts) -> Void) { content.withLock { one(&$0.counts) } }

  /// The first of these faults that is due, which is one less then.
  func take(_ kinds: [SandboxFault.Kind]) -> SandboxFault.Kind? {
    content.withLock { content in
      for kind in kinds {
        guard let left = content.faults[kind] else { continue }
        if let left {
          guard left > 0 else { continue }
          content.faults[kind] = .some(left - 1)
        }
        return kind
      }
      return nil
    }
  }

  enum Repeated: Sendable {
    case job(SandboxJob)
    /// The key was used for another body.
    case otherBody
  }

  /// What this key brought before.
  func repeated(_ key: String, _ body: [UInt8]) -> Repeated? {
    content.withLock { content in
      guard let known = content.keys[key], let job = content.jobs[known.job] else { return nil }
      content.counts.repeated += 1
      return known.body == body ? .job(job) : .otherBody
    }
  }

  /// Takes a job, and remembers the key that it came with. Of two submits at once with one key the second has
  /// the first one's job.
  func add(_ key: String?, _ body: [UInt8], _ make: (_ id: String) -> SandboxJob) -> SandboxJob {
    content.withLock { content in
      if let key, let known = content.keys[key], let job = content.jobs[known.job] {
        content.counts.repeated += 1
        return job
      }
      content.number += 1
      let job = make("task-sandbox\(Int(Date().timeIntervalSince1970))n\(content.number)")
      content.jobs[job.id] = job
      if let key { content.keys[key] = (body, job.id) }
      content.counts.taken += 1
      return job
    }
  }

  func job(_ id: String) -> SandboxJob? { content.withLock { $0.jobs[id] } }

  @discardableResult
  func change(_ id: String, _ change: (inout SandboxJob) -> Void) -> SandboxJob? {
    content.withLock { content in
      guard var job = content.jobs[id] else { return nil }
      change(&job)
      content.jobs[id] = job
      return job
    }
  }

  /// Every job, the oldest first.
  var jobs: [SandboxJob] {
    content.withLock { $0.jobs.values.sorted { $0.createdAt < $1.createdAt } }
  }
}
