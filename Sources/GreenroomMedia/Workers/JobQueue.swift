import GreenroomModel

/// A request on its way to a worker.
struct Ticket: Sendable {
  /// What a worker may have in hand at a time: a batch of quick files, or one slow one.
  static let wholeWorker = 32

  let request: WorkerRequest
  /// True once a worker has died with this file in hand: the next one gets it alone.
  var isSuspect = false

  var weight: Int {
    if isSuspect { return Self.wholeWorker }
    return switch request.task {
    case .probe(.headers): 1
    case .probe(.packets), .contentHash, .likeness, .preview: Self.wholeWorker
    }
  }
}

/// The files that wait for a worker, oldest first, shared by all lanes.
final class JobQueue: Sendable {
  /// Enough to keep every lane busy, little enough that a walker waits rather than fills the memory.
  static let capacity = 256

  struct Waiting {
    var tickets: [Ticket] = []
    /// Where the oldest ticket stands; those before it are gone.
    var head = 0
    var weight = 0
    var isClosed = false
    /// Lanes that have a worker or are getting one.
    var warmLanes = 0

    var isEmpty: Bool { head == tickets.count }
  }

  enum Take {
    case tickets([Ticket])
    case timedOut
    case closed
  }

  private let waiting = Monitor(Waiting())

  /// Adds at the end, at once.
  func put(_ tickets: [Ticket]) -> Bool { waiting.change { $0.append(tickets) } }

  /// Adds at the end, after waiting for room.
  func putWhenThereIsRoom(_ ticket: Ticket) -> Bool {
    waiting.wait { state -> Bool? in
      guard state.isClosed || state.tickets.count - state.head < Self.capacity else { return nil }
      return state.append([ticket])
    } ?? false
  }

  /// Adds before all others, at once.
  func putFirst(_ ticket: Ticket) -> Bool {
    waiting.change { state in
      if !state.isClosed { state.prepend([ticket]) }
      return !state.isClosed
    }
  }

  /// Puts back what a dead worker left undone, before all others.
  func putBack(_ tickets: [Ticket]) { waiting.change { $0.prepend(tickets) } }

  /// Waits for work. A lane without a worker holds back while the others can cope, since starting one costs
  /// as much as a thousand files.
  func take(isWarm: Bool, timeout: Duration?) -> Take {
    waiting.wait(timeout: timeout) { state -> Take? in
      if state.isClosed, state.isEmpty { return .closed }
      guard !state.isEmpty else { return nil }
      guard isWarm || state.warmLanes == 0 || state.weight > Ticket.wholeWorker else { return nil }
      if !isWarm { state.warmLanes += 1 }
      return .tickets(state.take(upTo: Ticket.wholeWorker))
    } ?? .timedOut
  }

  /// Takes what there is, without waiting, of no more than `weight` together.
  func takeNow(upTo weight: Int) -> [Ticket] {
    guard weight > 0, waiting.withLock({ !$0.isEmpty }) else { return [] }
    return waiting.change { $0.take(upTo: weight) }
  }

  func takeAll() -> [Ticket] { waiting.change { $0.take(upTo: .max) } }

  /// A lane has let its worker go.
  func cool() { waiting.change { $0.warmLanes -= 1 } }

  /// Nothing more is taken in; what waits is still handed out.
  func close() { waiting.change { $0.isClosed = true } }
}

extension JobQueue.Waiting {
  fileprivate mutating func append(_ new: [Ticket]) -> Bool {
    guard !isClosed else { return false }
    tickets.append(contentsOf: new)
    weight += new.reduce(0) { $0 + $1.weight }
    return true
  }

  fileprivate mutating func prepend(_ new: [Ticket]) {
    tickets.replaceSubrange(..<head, with: new)
    head = 0
    weight += new.reduce(0) { $0 + $1.weight }
  }

  /// The oldest, as many as fit.
  fileprivate mutating func take(upTo limit: Int) -> [Ticket] {
    var taken: [Ticket] = []
    var sum = 0
    while head < tickets.count {
      let next = tickets[head]
      guard sum + next.weight <= limit else { break }
      sum += next.weight
      taken.append(next)
      head += 1
    }
    weight -= sum
    if head > JobQueue.capacity || head == tickets.count {
      tickets.removeFirst(head)
      head = 0
    }
    return taken
  }
}
