package import GreenroomModel
import Synchronization

/// What a worker gave for one file.
package enum WorkerAnswer: Equatable, Sendable {
  case probed(ProbeOutcome)
  case hashed(HashOutcome)
  case likened(LikenessOutcome)
  case previewed(PreviewOutcome)
}

/// One file to be worked on, and who wants to know.
package struct WorkerRequest: Sendable {
  /// Called once, on a thread that may block for a while. An error means that the work could not be done at
  /// all; what is wrong with the file is in the answer.
  package typealias Finish = @Sendable (Result<WorkerAnswer, GreenroomError>) -> Void

  package let task: WorkerJob.Task
  package let path: MediaPath
  /// Bytes, where known: a great file may take longer to hash.
  package let size: Int64
  let cancellation: Cancellation?
  /// Whether somebody looks at the screen and waits: it goes before all others, the latest first.
  let isUrgent: Bool
  let finish: Finish

  package init(
    _ task: WorkerJob.Task, _ path: MediaPath, size: Int64 = 0, cancellation: Cancellation? = nil,
    isUrgent: Bool = false, finish: @escaping Finish
  ) {
    self.task = task
    self.path = path
    self.size = size
    self.cancellation = cancellation
    self.isUrgent = isUrgent
    self.finish = finish
  }

  var isCancelled: Bool { cancellation?.isCancelled ?? false }

  /// Answers that the file has a problem, in the words of what was asked.
  func finish(with problem: FileProblem) {
    switch task {
    case .probe: finish(.success(.probed(.failure(problem))))
    case .contentHash: finish(.success(.hashed(.failure(problem))))
    case .likeness: finish(.success(.likened(.failure(problem))))
    case .preview: finish(.success(.previewed(.failure(problem))))
    }
  }

  func finishCancelled() {
    finish(.failure(GreenroomError(.interrupted, "The work was interrupted.")))
  }
}

/// A flag that many requests share: once raised, what has not been done is not done any more.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)
  private let shouldStop: @Sendable () -> Bool

  /// - Parameter shouldStop: Asked now and then; true raises the flag too.
  package init(_ shouldStop: @escaping @Sendable () -> Bool = { false }) { self.shouldStop = shouldStop }

  package var isCancelled: Bool { flag.load(ordering: .acquiring) || shouldStop() }

  package func cancel() { flag.store(true, ordering: .releasing) }
}
