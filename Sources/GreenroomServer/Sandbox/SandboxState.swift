import Foundation
import GreenroomModel
import Synchronization

/// Everything the sandbox remembers while it runs.
final class SandboxState: Sendable {
  /// What was seen, for those who have to know it from the gateway and not from the client.
  struct Counts: Sendable {
    /// POSTs of a task, whatever became of them.
    var posts = 0
    /// Jobs that were taken.
    var taken = 0
    /// Answers that repeated a job for its key.
    var repeated = 0
    var refused = 0
    var looks = 0
    var downloads = 0
    /// Ends that were told to whoever wanted to know, and were heard.
    var callbacks = 0
  }

  private struct Content {
    var jobs: [String: SandboxJob] = [:]
    var keys: [String: (body: [UInt8], job: String)] = [:]
    var faults: [SandboxFault.Kind: Int?] = [:]
    var counts = Counts()

    mutating func take(_ kinds: [SandboxFault.Kind]) -> SandboxFault.Kind? {
      for kind in kinds {
        guard let left = faults[kind] else { continue }
        guard let left else { return kind }
        if left > 0 {
          faults[kind] = .some(left - 1)
          return kind
        }
      }
      return nil
    }

    func known(_ key: String, _ body: [UInt8]) -> Repeated? {
      guard let known = keys[key], let job = jobs[known.job] else { return nil }
      return known.body == body ? .job(job) : .otherBody
    }
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
  func take(_ kinds: [SandboxFault.Kind]) -> SandboxFault.Kind? { content.withLock { $0.take(kinds) } }

  // MARK: - Jobs

  enum Repeated: Sendable {
    case job(SandboxJob)
    /// The key was used for another body.
    case otherBody
  }

  /// What this key brought before.
  func repeated(_ key: String, _ body: [UInt8]) -> Repeated? {
    content.withLock { content in
      guard let repeated = content.known(key, body) else { return nil }
      content.counts.repeated += 1
      return repeated
    }
  }

  /// Takes a job, and remembers the key that it came with.
  ///
  /// - Returns: Nil where the key has brought a job in the meantime: two that come at once are one.
  func add(_ key: String?, _ body: [UInt8], _ make: (_ id: String) -> SandboxJob) -> SandboxJob? {
    content.withLock { content in
      if let key, content.known(key, body) != nil { return nil }
      content.counts.taken += 1
      let job = make("task-sandbox\(Int(Date().timeIntervalSince1970))n\(content.counts.taken)")
      content.jobs[job.id] = job
      if let key { content.keys[key] = (body, job.id) }
      return job
    }
  }

  func job(_ id: String) -> SandboxJob? { content.withLock { $0.jobs[id] } }

  /// Writes down how a job ended, where that is not known yet.
  func finish(_ id: String, _ end: SandboxJob.End) {
    content.withLock { content in
      if content.jobs[id]?.end == nil { content.jobs[id]?.end = end }
    }
  }

  /// Gives a job up.
  ///
  /// - Returns: Nil where there is none, or where it has begun.
  func cancel(_ id: String, at now: Date) -> SandboxJob? {
    content.withLock { content in
      guard let job = content.jobs[id], job.status(at: now) == .queued else { return nil }
      content.jobs[id]?.end = .cancelled(now)
      return content.jobs[id]
    }
  }

  /// The job as whoever asks sees it, and whether its links are dead this once.
  func look(at id: String, _ now: Date) -> (job: SandboxJob, isDead: Bool)? {
    content.withLock { content in
      guard let job = content.jobs[id] else { return nil }
      guard job.status(at: now) == .completed, !job.wasSeen else { return (job, false) }
      content.jobs[id]?.wasSeen = true
      return (job, content.take([.expired]) != nil)
    }
  }

  /// Every job, the oldest first.
  var jobs: [SandboxJob] {
    content.withLock { $0.jobs.values.sorted { $0.createdAt < $1.createdAt } }
  }

  /// The job that each key brought.
  var keys: [String: String] { content.withLock { $0.keys.mapValues(\.job) } }
}
