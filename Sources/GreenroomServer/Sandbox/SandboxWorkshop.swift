import Foundation
import Greenroom
import GreenroomModel

/// Where jobs are judged and their clips are made, apart from how they are asked for.
final class SandboxWorkshop: Sendable {
  let options: SandboxOptions
  let state: SandboxState
  let documents: SandboxDocuments

  private let library: Library
  private let profile: Profile
  private let folder: URL
  /// What links are made with; another one each time it runs.
  private let secret = UUID().uuidString

  init(options: SandboxOptions, library: Library, address: String) throws {
    self.options = options
    self.library = library
    profile = try library.sandboxProfile()
    state = SandboxState(options.faults)
    let isLater = profile.gateway.idempotencyWindow != nil
    documents = SandboxDocuments(
      drift: options.drift ?? (isLater ? .september : .seed), address: address,
      linkLife: options.linkLife ?? Double(profile.gateway.linkLifetime.seconds))
    folder = FileManager.default.temporaryDirectory.appending(path: "greenroom-sandbox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// True where its contract knows a submit again by its key.
  var knowsKeys: Bool { profile.gateway.idempotencyWindow != nil }

  enum Outcome: Sendable {
    case taken(SandboxJob)
    case refused(SandboxBody.Refusal)
  }

  /// Judges a body, and takes the job where it passes. Blocks.
  func take(_ bytes: [UInt8], key: String?) throws -> Outcome {
    let body: SandboxBody
    do {
      guard let json = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)) else {
        return .refused(SandboxBody.Refusal("invalid_request", "The body is not JSON."))
      }
      body = try SandboxBody(json, isLater: knowsKeys)
    } catch let refusal as SandboxBody.Refusal {
      return .refused(refusal)
    }
    switch try library.judge(body.request, by: profile) {
    case .refused(let reasons):
      return .refused(SandboxBody.Refusal("invalid_request", reasons.joined(separator: " ")))
    case .taken(let result):
      let now = Date()
      let fails = state.take([.taskFailed]) != nil
      var isNew = false
      let job = state.add(knowsKeys ? key : nil, bytes) { id in
        isNew = true
        var job = SandboxJob(
          id: id, model: body.request.model, result: result, createdAt: now,
          begins: now.addingTimeInterval(options.queue),
          ends: now.addingTimeInterval(options.queue + options.latency), callback: body.callback)
        job.fails = fails
        return job
      }
      if isNew, !job.fails { render(job) }
      return .taken(job)
    }
  }

  private func render(_ job: SandboxJob) {
    Thread.detachNewThread { [self] in
      var clip = job.result.clip
      clip.lines.insert(job.id, at: 0)
      do {
        try library.drawSandboxClip(
          clip, to: path(job.id, "clip.mp4"),
          lastFrame: job.result.hasLastFrame ? path(job.id, "last.png") : nil)
        state.change(job.id) { $0.isRendered = true }
      } catch {
        state.change(job.id) { $0.fails = true }
      }
    }
  }

  private func path(_ job: String, _ name: String) -> MediaPath {
    MediaPath(folder.appending(path: "\(job)-\(name)").path)
  }

  // MARK: - What is told of a job

  /// The job as it is now; nil where there is none. The first look at one that is done begins the life of its
  /// links.
  func refreshed(_ id: String) -> SandboxJob? {
    let now = Date()
    guard let job = state.job(id), job.status(at: now) == .completed, job.completedAt == nil else {
      return state.job(id)
    }
    let isDead = state.take([.expired]) != nil
    return state.change(id) { job in
      guard job.completedAt == nil else { return }
      job.completedAt = now
      job.deadLinks = isDead ? 1 : 0
    }
  }

  func document(of job: SandboxJob) -> JSONValue {
    let isDead = job.deadLinks > 0
    if isDead { state.change(job.id) { $0.deadLinks -= 1 } }
    return documents.task(job, at: Date()) { file, expiry in
      let signature = isDead ? "ended" : sign(job.id, expiry)
      return "\(documents.address)/media/\(job.id)/\(signature)/\(file)"
    }
  }

  /// The file that a link leads to; nil where the link has ended or was never given out.
  func file(_ id: String, signature: String, name: String) -> MediaPath? {
    guard let job = state.job(id), let completed = job.completedAt, ["clip.mp4", "last.png"].contains(name)
    else { return nil }
    let expiry = completed.addingTimeInterval(documents.linkLife)
    guard expiry > Date(), sign(id, expiry) == signature else { return nil }
    return path(id, name)
  }

  private func sign(_ id: String, _ expiry: Date) -> String {
    var hasher = Hasher()
    hasher.combine(secret)
    hasher.combine(id)
    hasher.combine(Int64(expiry.timeIntervalSince1970))
    return String(UInt(bitPattern: hasher.finalize()), radix: 36)
  }

  /// What the sandbox has seen: tests trust this and not what a client says of itself.
  var statistics: JSONValue {
    let counts = state.counts
    return .object([
      .init("posts", .integer(Int64(counts.posts))), .init("taken", .integer(Int64(counts.taken))),
      .init("repeated", .integer(Int64(counts.repeated))), .init("refused", .integer(Int64(counts.refused))),
      .init("looks", .integer(Int64(counts.looks))), .init("downloads", .integer(Int64(counts.downloads))),
      .init("tasks", .array(state.jobs.map { .string($0.id) })),
    ])
  }
}
