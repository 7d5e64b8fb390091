package import GreenroomModel

/// A walk on a thread of its own, some thousands of steps ahead of whoever takes them: asking the file system is most of
/// a walk over what has not changed, and meanwhile what is known can be read and compared.
///
/// Always ``end()`` it.
package struct WalkAhead: Sendable {
  /// How far it goes ahead: some 3 MB.
  struct Lead: Sendable {
    var stepsPerChunk = 1_024
    var mostChunks = 32
  }

  private let queue: Monitor<Queue>
  private let thread: BlockingThread

  private struct Queue: Sendable {
    var chunks: [Chunk] = []
    var isWalked = false
    var isEnded = false
  }

  /// Begins to walk over `roots`, one after the other.
  package init(_ walker: Walker, over roots: [MediaPath]) throws(GreenroomError) {
    try self.init(walker, over: roots, lead: Lead())
  }

  init(_ walker: Walker, over roots: [MediaPath], lead: Lead) throws(GreenroomError) {
    let queue = Monitor(Queue())
    self.queue = queue
    thread = try BlockingThread { Self.walk(walker, roots, lead, queue) }
  }

  /// Calls `body` with every step in order, waiting for those that are still to come; it returns false to stop.
  package func forEach(_ body: (Walker.Step) -> Bool) {
    while let chunk = next() {
      guard chunk.forEach(body) else { return }
    }
  }

  /// Stops the walk where it is and waits for its thread.
  package func end() {
    queue.change { $0.isEnded = true }
    thread.join()
  }

  private func next() -> Chunk? {
    queue.wait { queue -> Chunk?? in
      if !queue.chunks.isEmpty { return queue.chunks.removeFirst() }
      return queue.isWalked ? .some(nil) : nil
    } ?? nil
  }

  // MARK: - The thread's

  private static func walk(_ walker: Walker, _ roots: [MediaPath], _ lead: Lead, _ queue: Monitor<Queue>) {
    var chunk = Chunk()
    var goesOn = true
    for root in roots where goesOn {
      walker.walk(root) { step in
        chunk.append(step)
        if chunk.count == lead.stepsPerChunk {
          goesOn = put(chunk, in: queue, lead)
          chunk = Chunk()
        }
        return goesOn
      }
    }
    _ = goesOn && put(chunk, in: queue, lead)
    queue.change { $0.isWalked = true }
  }

  /// Waits for room; false where nobody wants it any more.
  private static func put(_ chunk: Chunk, in queue: Monitor<Queue>, _ lead: Lead) -> Bool {
    queue.wait { queue in
      if queue.isEnded { return false }
      guard queue.chunks.count < lead.mostChunks else { return nil }
      queue.chunks.append(chunk)
      return true
    } ?? false
  }
}

/// Steps that outlive the call which told of them. Their names stand one behind the other.
private struct Chunk: Sendable {
  private enum Kept: Sendable {
    case folder(MediaPath, IgnoreScope)
    case file(nameLength: Int, FileStamp)
    case skipped(nameLength: Int, FileStamp, FileProblem)
    case unreadable(MediaPath, FileProblem)
  }

  private var steps: [Kept] = []
  private var names: [UInt8] = []

  var count: Int { steps.count }

  mutating func append(_ step: Walker.Step) {
    switch step {
    case .folder(let path, let scope): steps.append(.folder(path, scope))
    case .file(let name, let stamp):
      names.append(contentsOf: name)
      steps.append(.file(nameLength: name.count, stamp))
    case .skipped(let name, let stamp, let problem):
      names.append(contentsOf: name)
      steps.append(.skipped(nameLength: name.count, stamp, problem))
    case .unreadable(let path, let problem): steps.append(.unreadable(path, problem))
    }
  }

  func forEach(_ body: (Walker.Step) -> Bool) -> Bool {
    names.withUnsafeBytes { names in
      var place = 0
      func name(_ length: Int) -> UnsafeRawBufferPointer {
        defer { place += length }
        return UnsafeRawBufferPointer(rebasing: names[place..<(place + length)])
      }
      return steps.allSatisfy { step in
        switch step {
        case .folder(let path, let scope): body(.folder(path, scope))
        case .file(let length, let stamp): body(.file(name: name(length), stamp))
        case .skipped(let length, let stamp, let problem): body(.skipped(name: name(length), stamp, problem))
        case .unreadable(let path, let problem): body(.unreadable(path, problem))
        }
      }
    }
  }
}
