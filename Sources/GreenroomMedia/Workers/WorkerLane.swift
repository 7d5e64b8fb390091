import GreenroomModel
import Synchronization

/// One thread's work: takes files from the queue and has one worker at a time do them. A worker that dies or
/// hangs costs at most the file it had in hand; the others go to the next one.
final class WorkerLane {
  /// Workers that may die one after another without a single answer in between; then it is not the files.
  static let mostDeathsInARow = 64
  /// How long a lane waits before it looks whether the work is still wanted.
  private static let slice = Duration.milliseconds(250)

  private let queue: JobQueue
  private let settings: WorkerSettings
  /// Shared by all lanes of a pool.
  private let deaths: DeathCount
  private var link: WorkerLink?
  private var isWarm = false

  init(queue: JobQueue, settings: WorkerSettings, deaths: DeathCount) {
    self.queue = queue
    self.settings = settings
    self.deaths = deaths
  }

  /// Returns once the queue is closed and empty.
  func run() {
    while true {
      switch queue.take(isWarm: isWarm, timeout: isWarm ? settings.idleTime : nil) {
      case .closed:
        link = nil
        return
      case .timedOut:
        cool()
      case .tickets(let tickets):
        isWarm = true
        serve(tickets)
      }
    }
  }

  private func cool() {
    link = nil
    isWarm = false
    queue.cool()
  }

  private func serve(_ tickets: [Ticket]) {
    let wanted = withoutCancelled(tickets)
    guard !wanted.isEmpty else { return }
    let link: WorkerLink
    do throws(GreenroomError) {
      link = try readyLink()
    } catch {
      refuse(wanted, error)
      return cool()
    }
    link.send(wanted)
    do throws(WorkerLink.Fault) {
      try drive(link)
    } catch {
      bury(link, error)
    }
  }

  private func readyLink() throws(GreenroomError) -> WorkerLink {
    while true {
      if let link { return link }
      do throws(WorkerLink.StartFailure) {
        link = try WorkerLink(settings: settings)
      } catch {
        guard error.wasKilled, deaths.add() <= Self.mostDeathsInARow else { throw error.error }
      }
    }
  }

  /// Keeps the worker busy until it has answered all and nothing more waits.
  private func drive(_ link: WorkerLink) throws(WorkerLink.Fault) {
    var waited = Duration.zero
    while let oldest = link.oldest {
      let limit = settings.patience.limit(of: oldest.request.task, size: oldest.request.size)
      let slice = min(Self.slice, limit - waited)
      let start = MonotonicTime.now
      let answers = try link.exchange(limit: slice)
      if answers.isEmpty {
        // Never more than was asked for: after a pause of the whole program (Ctrl-Z) nobody has hung.
        waited += min(MonotonicTime.now.since(start), slice)
        if oldest.request.isCancelled { throw .cancelled }
        if waited >= limit { throw .hung(limit) }
      } else {
        waited = .zero
        deaths.reset()
        for (ticket, answer) in answers { ticket.request.finish(.success(answer)) }
      }
      link.send(withoutCancelled(queue.takeNow(upTo: link.room)))
    }
  }

  private func bury(_ link: WorkerLink, _ fault: WorkerLink.Fault) {
    self.link = nil
    let ending = link.end()
    var left = link.inFlight.map(\.ticket)
    guard let suspect = left.first else { return }
    left.removeFirst()
    switch fault {
    case .cancelled:
      suspect.request.finishCancelled()
    case .hung(let limit):
      suspect.request.finish(with: .hung(limit))
    case .died, .garbage:
      // Somebody may have killed it, or an earlier file may have left it short of memory: only a file that
      // is alone with a new worker when that dies too is to blame.
      if suspect.isSuspect {
        suspect.request.finish(with: .workerDied(ending, saidGarbage: fault.isGarbage))
      } else {
        left.insert(Ticket(request: suspect.request, isSuspect: true), at: 0)
      }
      if deaths.add() > Self.mostDeathsInARow { return refuse(left, Self.keepsDying) }
    }
    queue.putBack(left)
  }

  private func withoutCancelled(_ tickets: [Ticket]) -> [Ticket] {
    guard tickets.contains(where: \.request.isCancelled) else { return tickets }
    for ticket in tickets where ticket.request.isCancelled { ticket.request.finishCancelled() }
    return tickets.filter { !$0.request.isCancelled }
  }

  /// Nobody else in the queue would fare better.
  private func refuse(_ tickets: [Ticket], _ error: GreenroomError) {
    for ticket in tickets + queue.takeAll() { ticket.request.finish(.failure(error)) }
  }

  private static let keepsDying = GreenroomError.badWorker(
    "The media worker died \(mostDeathsInARow) times in a row, whatever the file.")
}

/// How many workers have died since one last answered.
final class DeathCount: Sendable {
  private let count = Atomic(0)

  func add() -> Int { count.add(1, ordering: .relaxed).newValue }

  func reset() {
    if count.load(ordering: .relaxed) != 0 { count.store(0, ordering: .relaxed) }
  }
}

extension WorkerLink.Fault {
  fileprivate var isGarbage: Bool {
    if case .garbage = self { true } else { false }
  }
}
