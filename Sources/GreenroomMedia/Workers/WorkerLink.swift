import Glibc
import GreenroomModel

/// The conversation with one worker: requests out, answers in, in the same order. Belongs to one thread.
final class WorkerLink {
  /// The worker can no longer be talked to.
  enum Fault: Error {
    case died
    case garbage
    case hung(Duration)
    case cancelled
  }

  private static let readSize = 1 << 16

  private let process: WorkerProcess
  private var frames = WireFrames()
  private var outgoing = WireWriter()
  /// How much of `outgoing` the pipe has taken.
  private var sent = 0
  private var nextNumber: UInt32 = 0
  /// What the worker has been asked and has not answered, oldest first.
  private(set) var inFlight: [(number: UInt32, ticket: Ticket)] = []
  private var saidGarbage = false
  private var buffer = [UInt8](repeating: 0, count: WorkerLink.readSize)

  /// Why a worker did not get ready.
  struct StartFailure: Error {
    let error: GreenroomError
    /// True where somebody has killed it, so that the next one may live.
    let wasKilled: Bool
  }

  /// Starts a worker and waits until it is ready.
  init(settings: WorkerSettings) throws(StartFailure) {
    do throws(GreenroomError) {
      process = try WorkerProcess(executable: settings.executable, environment: settings.environment)
    } catch {
      throw StartFailure(error: error, wasKilled: false)
    }
    try greet(within: settings.patience.start, name: settings.executable)
  }

  var oldest: Ticket? { inFlight.first?.ticket }

  var room: Int { Ticket.wholeWorker - inFlight.reduce(0) { $0 + $1.ticket.weight } }

  func send(_ tickets: [Ticket]) {
    guard !tickets.isEmpty else { return }
    let jobs = tickets.map { ticket in
      defer { nextNumber &+= 1 }
      inFlight.append((nextNumber, ticket))
      return WorkerJob(number: nextNumber, task: ticket.request.task, path: ticket.request.path)
    }
    outgoing.putBatch(jobs)
  }

  /// Waits up to `limit` for the pipes, moves what they take and give, and returns what has been answered.
  func exchange(limit: Duration) throws(Fault) -> [(Ticket, WorkerAnswer)] {
    guard !saidGarbage else { throw .garbage }
    if sent < outgoing.count { try push() }
    let hasMore = sent < outgoing.count
    var pipes = [
      pollfd(fd: process.answers.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.jobs.number, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&pipes, hasMore ? 2 : 1, limit.pollMilliseconds) > 0, pipes[0].revents != 0 else { return [] }
    process.listen()
    try pull()
    return try answered()
  }

  func end() -> WorkerProcess.Ending { process.end() }

  private func push() throws(Fault) {
    let count = outgoing.bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { write(process.jobs.number, $0 + sent, bytes.count - sent) } ?? 0
    }
    if count < 0 {
      guard errno == EAGAIN || errno == EINTR else { throw .died }
      return
    }
    sent += count
    guard sent == outgoing.count else { return }
    outgoing.removeAll()
    sent = 0
  }

  private func pull() throws(Fault) {
    let count = read(process.answers.number, &buffer, buffer.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { throw .died }
    frames.append(buffer[..<count])
  }

  private func answered() throws(Fault) -> [(Ticket, WorkerAnswer)] {
    var answers: [(Ticket, WorkerAnswer)] = []
    do throws(WireError) {
      while let frame = try frames.next() {
        let message = try WorkerMessage(frame: frame)
        guard let expected = inFlight.first, let answer = message.answer(to: expected) else {
          throw WireError.malformed
        }
        inFlight.removeFirst()
        answers.append((expected.ticket, answer))
      }
    } catch {
      // What was answered before the garbage counts.
      saidGarbage = true
      guard !answers.isEmpty else { throw .garbage }
    }
    return answers
  }

  private func greet(within limit: Duration, name: String) throws(StartFailure) {
    let deadline = MonotonicTime.now.advanced(by: limit)
    do throws(Fault) {
      while true {
        var pipe = pollfd(fd: process.answers.number, events: Int16(POLLIN), revents: 0)
        let left = deadline.since(.now)
        guard left > .zero else { throw .hung(limit) }
        guard poll(&pipe, 1, left.pollMilliseconds) > 0 else { continue }
        try pull()
        guard let version = try greeting() else { continue }
        guard version != WorkerMessage.protocolVersion else { return }
        throw .garbage
      }
    } catch {
      let ending = process.end()
      var wasKilled = false
      if case .died = error { wasKilled = ending.signal == SIGKILL }
      throw StartFailure(error: Self.startError(error, name, ending), wasKilled: wasKilled)
    }
  }

  private func greeting() throws(Fault) -> UInt8? {
    do throws(WireError) {
      guard let frame = try frames.next() else { return nil }
      guard case .hello(let version) = try WorkerMessage(frame: frame) else { throw .malformed }
      return version
    } catch {
      throw .garbage
    }
  }

  private static func startError(
    _ fault: Fault, _ name: String, _ ending: WorkerProcess.Ending
  ) -> GreenroomError {
    switch fault {
    case .garbage, .cancelled:
      .badWorker("\(name) is not the media worker of this release.")
    case .hung(let limit):
      .badWorker("The media worker \(name) did not get ready within \(limit.components.seconds) seconds.")
    case .died:
      .badWorker("The media worker \(name) ended as soon as it was started\(ending.remark).")
    }
  }
}

extension WorkerMessage {
  /// The answer in this message where it belongs to that job.
  fileprivate func answer(to expected: (number: UInt32, ticket: Ticket)) -> WorkerAnswer? {
    switch (self, expected.ticket.request.task) {
    case (.probed(let number, let outcome), .probe) where number == expected.number: .probed(outcome)
    case (.hashed(let number, let outcome), .contentHash) where number == expected.number: .hashed(outcome)
    case (.likened(let number, let outcome), .likeness) where number == expected.number: .likened(outcome)
    case (.previewed(let number, let outcome), .preview) where number == expected.number:
      .previewed(outcome)
    default: nil
    }
  }
}

extension WorkerProcess.Ending {
  /// What is known of the reason, to stand at the end of a sentence.
  var remark: String {
    if let complaint { return ": \(complaint)" }
    if let signal { return " (signal \(signal))" }
    return exitCode.map { " (exit code \($0))" } ?? ""
  }
}
