import Dispatch
import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes
import Synchronization

/// Where jobs are judged and their clips are made, apart from how they are asked for.
final class SandboxWorkshop: Sendable {
  let options: SandboxOptions
  let state: SandboxState
  let documents: SandboxDocuments
  /// Where results lie until it is stopped.
  let folder: URL

  private let library: Library
  private let profile: Profile
  private let drawing = OperationQueue()
  private let telling = DispatchQueue(label: "greenroom.sandbox.callbacks", attributes: .concurrent)
  private let isStopped = Atomic(false)

  /// More would not be ready sooner: each is drawn by a process that uses more than one core.
  private static let clipsAtOnce = 2

  /// - Throws: `usage` where the library's profile has no sandbox, `io` where there is no room for clips.
  init(options: SandboxOptions, library: Library, address: String) throws {
    self.options = options
    self.library = library
    profile = try library.sandboxProfile()
    state = SandboxState(options.faults)
    let isLater = profile.gateway.idempotencyWindow != nil
    documents = SandboxDocuments(
      isLater: isLater, drift: options.drift ?? (isLater ? .september : .seed), address: address,
      linkLife: options.linkLife ?? Double(profile.gateway.linkLifetime.seconds))
    folder = FileManager.default.temporaryDirectory.appending(path: "greenroom-sandbox-\(UUID().uuidString)")
    drawing.maxConcurrentOperationCount = Self.clipsAtOnce
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw GreenroomError(
        .inputOutput, "No folder can be made in “\(folder.deletingLastPathComponent().path)”.",
        hint: "Make room there, or set TMPDIR to another folder.")
    }
  }

  /// True where its contract knows a submit again by its key.
  var knowsKeys: Bool { documents.isLater }

  /// Gives up what is being made and removes what was. Blocks.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    drawing.cancelAllOperations()
    drawing.waitUntilAllOperationsAreFinished()
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: - Taking

  /// Judges a body, and takes the job where it passes. Blocks.
  ///
  /// - Throws: ``SandboxRefusal`` with everything that is wrong with the body; `GreenroomError` where it cannot
  ///   be judged.
  func take(_ bytes: [UInt8], key: String?) throws -> SandboxJob {
    let body = try read(bytes)
    guard profile.models.contains(where: { $0.id == body.request.model }) else {
      throw SandboxRefusal(
        knowsKeys ? .notFound : .badRequest, knowsKeys ? "model_not_found" : "invalid_request",
        body.complaints + ["There is no model “\(body.request.model)” here."], parameter: "model")
    }
    let verdict = try library.judge(body.request, by: profile) { self.isStopped.load(ordering: .relaxed) }
    var reasons = body.complaints
    if case .refused(let others) = verdict { reasons += others }
    guard reasons.isEmpty, case .taken(let result) = verdict else {
      throw SandboxRefusal("invalid_request", reasons)
    }
    return try add(body, result, bytes, key: key)
  }

  private func read(_ bytes: [UInt8]) throws(SandboxRefusal) -> SandboxBody {
    let json: JSONValue
    do throws(JSONSyntaxError) {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw SandboxRefusal("invalid_request", ["The body is not JSON: \(error)."])
    }
    return try SandboxBody(json, isLater: knowsKeys)
  }

  private func add(_ body: SandboxBody, _ result: SandboxResult, _ bytes: [UInt8], key: String?) throws
    -> SandboxJob
  {
    let now = Date()
    let begins = now.addingTimeInterval(options.queue)
    let added = state.add(key, bytes) { id in
      SandboxJob(
        id: id, model: body.request.model, action: body.action, result: result, callback: body.callback,
        createdAt: now,
        begins: begins, ends: begins.addingTimeInterval(options.latency))
    }
    if let job = added {
      draw(job)
      return job
    }
    guard let key, case .job(let job) = state.repeated(key, bytes) else { throw SandboxRefusal.otherBody }
    return job
  }

  // MARK: - Making

  private func draw(_ job: SandboxJob) {
    if state.take([.taskFailed]) != nil {
      end(job, .failed(Date(), "the sandbox was told to fail this task."))
    } else {
      drawing.addOperation { [self] in end(job, made(job)) }
    }
  }

  private func made(_ job: SandboxJob) -> SandboxJob.End {
    var clip = job.result.clip
    clip.lines.insert(job.id, at: 0)
    do {
      try library.drawSandboxClip(
        clip, to: path(of: .clip, job), lastFrame: job.result.hasLastFrame ? path(of: .lastFrame, job) : nil
      ) { [self] in isStopped.load(ordering: .relaxed) || state.job(job.id)?.end != nil }
      return .made(Date())
    } catch {
      return .failed(Date(), (error as? GreenroomError)?.message ?? "the clip cannot be made.")
    }
  }

  private func end(_ job: SandboxJob, _ end: SandboxJob.End) {
    state.finish(job.id, end)
    if case .cancelled? = state.job(job.id)?.end { return }
    tell(job, after: job.ends)
  }

  /// Gives a job up and says so; nil where it has begun.
  func cancel(_ id: String) -> SandboxJob? {
    let job = state.cancel(id, at: Date())
    if let job { tell(job, after: Date()) }
    return job
  }

  /// Posts the end of a job to whoever wants to know, once.
  private func tell(_ job: SandboxJob, after date: Date) {
    guard let callback = job.callback else { return }
    telling.asyncAfter(deadline: .now() + max(0, date.timeIntervalSinceNow)) { [self] in
      guard !isStopped.load(ordering: .relaxed), let job = state.job(job.id) else { return }
      let wasHeard = library.postCallback(documents.task(job, at: Date()), to: callback) {
        self.isStopped.load(ordering: .relaxed)
      }
      if wasHeard { state.count { $0.callbacks += 1 } }
    }
  }

  // MARK: - Showing

  /// What is told of a task now, and whether more is to come; nil where there is none.
  func document(of id: String) -> (json: JSONValue, isFinal: Bool)? {
    let now = Date()
    guard let (job, isDead) = state.look(at: id, now) else { return nil }
    return (documents.task(job, at: now, isDead: isDead), job.status(at: now).isTerminal)
  }

  /// The file that a link leads to; nil where the link has ended or was never given out.
  func file(_ link: SandboxLink) -> SandboxFile? {
    guard let job = state.job(link.task), link.token == job.token,
      let end = job.linksEnd(after: documents.linkLife), link.end == SandboxLink.seconds(end), Date() < end
    else { return nil }
    return SandboxFile(at: path(of: link.piece, job), link.piece, of: job.id)
  }

  private func path(of piece: SandboxLink.Piece, _ job: SandboxJob) -> MediaPath {
    MediaPath(folder.appending(path: job.id + piece.rawValue).path)
  }

  /// What the sandbox has seen: tests trust this and not what a client says of itself.
  var statistics: JSONValue {
    let counts = state.counts
    let numbers = [
      ("posts", counts.posts), ("taken", counts.taken), ("repeated", counts.repeated),
      ("refused", counts.refused), ("looks", counts.looks), ("downloads", counts.downloads),
      ("callbacks", counts.callbacks),
    ]
    let keys = state.keys.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
    return .object(
      numbers.map { .init($0.0, .integer(Int64($0.1))) } + [
        .init("tasks", .array(state.jobs.map { .string($0.id) })), .init("keys", .object(keys)),
      ])
  }
}
