import GreenroomMedia
import GreenroomModel
import Synchronization

/// Has files hashed from their first byte to their last, one after the other, for a thread that waits.
final class HashingDesk: Sendable {
  private let workers: WorkerPool
  private let cancellation: Cancellation
  private let readCount = Atomic<Int64>(0)

  init(workers: WorkerPool, cancellation: Cancellation) {
    self.workers = workers
    self.cancellation = cancellation
  }

  /// Bytes read so far.
  var bytesRead: Int64 { readCount.load(ordering: .relaxed) }

  /// Nil where the file cannot be read to its end, or is not what `stamp` says any more.
  ///
  /// - Throws: Where no worker can be had, or the run was interrupted.
  func hash(_ path: MediaPath, expecting stamp: FileStamp) throws -> ContentHash? {
    let answer = Monitor<Result<WorkerAnswer, GreenroomError>?>(nil)
    workers.submit(
      WorkerRequest(.contentHash, path, size: stamp.size, cancellation: cancellation) { result in
        answer.change { $0 = result }
      })
    let result = answer.wait { $0 }
    guard case .hashed(let outcome)? = try result?.get() else { throw GreenroomError.wrongAnswer }
    guard let report = try? outcome.get() else { return nil }
    readCount.add(report.stamp.size, ordering: .relaxed)
    return report.stamp == stamp ? report.hash : nil
  }
}
