import Foundation
import Glibc
import GreenroomModel
import Synchronization

/// Has one job done by a `greenroom-media` of its own, which lives no longer than the job.
struct MakerProcess: Sendable {
  /// Why nothing was made.
  enum Failure: Error {
    /// It could not be tried.
    case error(GreenroomError)
    /// It was tried; a sentence says what is wrong.
    case problem(String)
  }

  let executable: String
  let verb: String
  let limit: Duration
  /// Told which part is done, from 0 to 1.
  var progress: @Sendable (Double) -> Void = { _ in }
  let isCancelled: @Sendable () -> Bool

  /// Blocks until it is done. The talking is on a thread of its own: a worker that dies breaks a pipe, and the
  /// signal for that must not reach the caller's thread.
  func run(_ job: some Encodable) throws(Failure) {
    guard let spec = try? JSONEncoder().encode(job) else { throw .problem("It cannot be described.") }
    let outcome = Outcome()
    do throws(GreenroomError) {
      try BlockingThread {
        let failure = talk(Array(spec) + [UInt8(ascii: "\n")])
        outcome.failure.withLock { $0 = failure }
      }.join()
    } catch {
      throw .error(error)
    }
    if let failure = outcome.failure.withLock({ $0 }) { throw failure }
  }

  private final class Outcome: Sendable {
    let failure = Mutex<Failure?>(nil)
  }

  private func talk(_ spec: [UInt8]) -> Failure? {
    do throws(GreenroomError) {
      let process = try WorkerProcess(executable: executable, arguments: [verb], environment: [])
      var talk = MakerTalk(process: process, outgoing: spec[...], progress: progress)
      let deadline = MonotonicTime.now.advanced(by: limit)
      while !isCancelled() {
        guard deadline.since(.now) > .zero else {
          return .problem("The media worker took longer than \(limit.components.seconds) seconds.")
        }
        if let answer = talk.exchange() { return answer.problem.map(Failure.problem) }
        if talk.isNonsense { return .problem("The media worker gave an answer that makes no sense.") }
        guard talk.isOpen else { return .problem("The media worker \(process.end().reason).") }
      }
      throw .interrupted
    } catch {
      return .error(error)
    }
  }
}

/// The conversation about one job: the job out, lines that tell of progress and one that tells of the end in.
private struct MakerTalk {
  /// How often somebody may ask whether it is still wanted.
  private static let attention = Duration.milliseconds(100)
  private static let greatestAnswer = 1 << 16

  let process: WorkerProcess
  let progress: (Double) -> Void
  var outgoing: ArraySlice<UInt8>
  private var incoming: [UInt8] = []
  /// False once the worker has closed its end.
  private(set) var isOpen = true
  /// True once it said what is neither progress nor an answer.
  private(set) var isNonsense = false

  init(process: WorkerProcess, outgoing: ArraySlice<UInt8>, progress: @escaping (Double) -> Void) {
    self.process = process
    self.outgoing = outgoing
    self.progress = progress
  }

  /// Waits a little for the pipes and moves what they take and give; the answer, once it is whole.
  mutating func exchange() -> MakingAnswer? {
    var pipes = [
      pollfd(fd: process.answers.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.jobs.number, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&pipes, outgoing.isEmpty ? 1 : 2, Self.attention.pollMilliseconds) > 0 else { return nil }
    if pipes[1].revents != 0 { push() }
    return pipes[0].revents != 0 ? pull() : nil
  }

  private mutating func push() {
    let count = outgoing.withUnsafeBytes { write(process.jobs.number, $0.baseAddress, $0.count) }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    // A worker that does not listen still says why.
    outgoing = count < 0 ? [] : outgoing.dropFirst(count)
  }

  private mutating func pull() -> MakingAnswer? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(process.answers.number, &buffer, buffer.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    incoming += buffer.prefix(max(0, count))
    while let end = incoming.firstIndex(of: UInt8(ascii: "\n")) {
      let line = Data(incoming[...end])
      incoming.removeFirst(end + 1)
      if let told = try? JSONDecoder().decode(MakingProgress.self, from: line) {
        progress(told.progress)
      } else if let answer = try? JSONDecoder().decode(MakingAnswer.self, from: line) {
        return answer
      } else {
        isNonsense = true
        return nil
      }
    }
    isNonsense = incoming.count > Self.greatestAnswer
    isOpen = count > 0
    return nil
  }
}

extension GreenroomError {
  fileprivate static let interrupted = GreenroomError(.interrupted, "The work was interrupted.")
}
