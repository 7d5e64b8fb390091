package import GreenroomModel
import Synchronization

/// The media workers of this process: started when there is work, replaced when they die, let go when idle.
/// They are shared by all who need files read, and end with the pool.
package final class WorkerPool: Sendable {
  private let queue = JobQueue()
  private let lanes: [BlockingThread]

  /// Starts threads, but no worker yet.
  package init(_ settings: WorkerSettings) throws(GreenroomError) {
    var lanes: [BlockingThread] = []
    let deaths = DeathCount()
    for _ in 0..<max(1, settings.count) {
      lanes.append(
        try BlockingThread { [queue] in
          WorkerLane(queue: queue, settings: settings, deaths: deaths).run()
        })
    }
    self.lanes = lanes
  }

  deinit {
    queue.close()
    for lane in lanes { lane.join() }
  }

  /// Hands over one file; waits while others queue before it, unless it is urgent. Only for threads that may block.
  package func submit(_ request: WorkerRequest) {
    let ticket = Ticket(request: request)
    let isTaken = request.isUrgent ? queue.putFirst(ticket) : queue.putWhenThereIsRoom(ticket)
    if !isTaken { request.finishCancelled() }
  }

  /// Probes each of `paths`; the outcomes stand in their order. Throws where no worker can be started, or
  /// when the task is cancelled.
  package func probe(_ paths: [MediaPath], depth: ProbeDepth) async throws -> [ProbeOutcome] {
    try await answers(to: paths, task: .probe(depth)).map { answer in
      guard case .probed(let outcome) = answer else { throw GreenroomError.mixedUp }
      return outcome
    }
  }

  /// Hashes each of `paths` from its first byte to its last; the outcomes stand in their order.
  package func contentHashes(_ paths: [MediaPath]) async throws -> [HashOutcome] {
    try await answers(to: paths, task: .contentHash).map { answer in
      guard case .hashed(let outcome) = answer else { throw GreenroomError.mixedUp }
      return outcome
    }
  }

  private func answers(to paths: [MediaPath], task: WorkerJob.Task) async throws -> [WorkerAnswer] {
    guard !paths.isEmpty else { return [] }
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let collector = AnswerCollector(count: paths.count) { continuation.resume(with: $0) }
        let tickets = paths.enumerated().map { place, path in
          Ticket(
            request: WorkerRequest(task, path, cancellation: cancellation) {
              collector.take($0, at: place)
            })
        }
        if !queue.put(tickets) { for ticket in tickets { ticket.request.finishCancelled() } }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }
}

/// Gathers the answers to many requests, in the order of the requests, and hands them on once.
private final class AnswerCollector: Sendable {
  private struct Gathered {
    var answers: [WorkerAnswer?]
    var missing: Int
    var failure: GreenroomError?
  }

  private let gathered: Mutex<Gathered>
  private let finish: @Sendable (Result<[WorkerAnswer], any Error>) -> Void

  init(count: Int, finish: @escaping @Sendable (Result<[WorkerAnswer], any Error>) -> Void) {
    gathered = Mutex(Gathered(answers: Array(repeating: nil, count: count), missing: count))
    self.finish = finish
  }

  func take(_ result: Result<WorkerAnswer, GreenroomError>, at place: Int) {
    let whole = gathered.withLock { state -> Gathered? in
      switch result {
      case .success(let answer): state.answers[place] = answer
      case .failure(let error): state.failure = state.failure ?? error
      }
      state.missing -= 1
      return state.missing == 0 ? state : nil
    }
    guard let whole else { return }
    if let failure = whole.failure {
      finish(.failure(failure))
    } else {
      finish(.success(whole.answers.compactMap(\.self)))
    }
  }
}

extension GreenroomError {
  /// The link lets an answer through only where it is one to the question, so this is never seen.
  fileprivate static let mixedUp = GreenroomError.badWorker("The media worker answered another question.")
}
