import Foundation
import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// The work of ``PreviewBackfill``, on its thread. Nothing is tried twice in one run, whatever came of it.
struct BackfillRun {
  /// Of the processor, only what nobody else wants.
  private static let niceness: CInt = 19
  private static let pageSize = 500
  /// Until the catalog is looked at again, and after what kept previews from being made.
  private static let restOfLooking = Duration.seconds(1)
  private static let restOfTrouble = Duration.seconds(30)
  private static let restOfWaiting = Duration.milliseconds(100)
  /// Previews after which all are weighed again, since others make some too.
  private static let madeBetweenWeighings = 500

  private let library: Library
  private let control: BackfillControl
  /// How long nobody must have waited for a preview.
  private let rest: Duration
  private let onChange: PreviewBackfill.Listener

  private var queue = BackfillQueue()
  private var seen: Set<AssetID> = []
  private var revision: Int64?
  private var lookedAt: ContinuousClock.Instant?
  private var workers: WorkerPool?
  private var (made, impossible) = (0, 0)
  /// Bytes that are left for previews; nil where they are to be weighed first.
  private var room: Int64?
  /// Stays so for the run: what those who look at others make room for is theirs.
  private var isFull = false

  init(
    _ library: Library, _ control: BackfillControl, rest: Duration,
    _ onChange: @escaping PreviewBackfill.Listener
  ) {
    self.library = library
    self.control = control
    self.rest = rest
    self.onChange = onChange
  }

  mutating func untilTheEnd() {
    // Of this thread, and of all that it starts.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
    while !control.isEnding {
      do {
        try goOn()
      } catch {
        // Without a worker, room on the disk or a catalog to be read, nothing can be made.
        tell(.stuck)
        control.rest(Self.restOfTrouble)
      }
    }
  }

  /// Makes one preview, or waits for a moment.
  private mutating func goOn() throws {
    try look()
    guard !control.isPaused else { return idle(.paused) }
    guard !isFull else { return idle(.full) }
    guard let job = queue.next() else { return idle(.done) }
    guard library.attention.isQuiet(for: rest) else {
      queue.putBack(job)
      tell(.waiting)
      return control.rest(Self.restOfWaiting)
    }
    do {
      try make(job)
    } catch {
      queue.putBack(job)
      guard (error as? GreenroomError)?.code == .interrupted else { throw error }
    }
  }

  private func idle(_ status: BackfillDocument.Status) {
    tell(status)
    control.rest(Self.restOfLooking)
  }

  private func tell(_ status: BackfillDocument.Status) {
    var document = BackfillDocument(status: control.isPaused ? .paused : status)
    (document.made, document.impossible, document.left) = (made, impossible, queue.count)
    document.secondsLeft = queue.secondsLeft
    if let before = control.tell(document) { onChange(document, before) }
  }
}

// MARK: - Looking

extension BackfillRun {
  /// Adds the previews of assets that are new, which are the newest.
  private mutating func look() throws {
    if let lookedAt, ContinuousClock.now - lookedAt < Self.restOfLooking { return }
    lookedAt = .now
    let now = try library.revision()
    guard now != revision, let catalog = try library.catalogIfPresent else { return }
    let query = try Query("")
    var lacking: [PreviewKind: [AssetID]] = [:]
    var cursor: String?
    repeat {
      let page = try catalog.find(query, limit: Self.pageSize, after: cursor, now: Date())
      let new = page.assets.filter { AssetWork.Item($0) != nil && seen.insert($0.id).inserted }
      for record in new {
        for kind in library.previewsLacking(record) { lacking[kind, default: []].append(record.id) }
      }
      cursor = new.isEmpty ? nil : page.next
    } while cursor != nil && !control.isEnding
    for (kind, assets) in lacking { queue.add(assets, kind: kind) }
    revision = now
  }
}

// MARK: - Making

extension BackfillRun {
  private mutating func make(_ job: BackfillQueue.Job) throws {
    guard let record = try library.catalogIfPresent?.asset(id: job.asset), let item = AssetWork.Item(record)
    else { return }
    let room = self.room ?? library.previewRoom - library.previewStore.size()
    tell(.working)
    let started = ContinuousClock.now
    let work = AssetWork(workers: try ownWorkers(), observer: { _ in }, phase: "drawing")
    let control = control
    let tally = try library.makeInAdvance(job.kind, of: item, room: room, by: work) { control.isHeld }
    if tally.withoutRoom > 0 {
      isFull = true
      return queue.putBack(job)
    }
    made += tally.made
    impossible += tally.problems.count
    let isToBeWeighed = (made + impossible) % Self.madeBetweenWeighings == 0
    self.room = isToBeWeighed ? nil : room - tally.bytes
    if tally.there == 0 { queue.note(seconds: (.now - started).inSeconds, of: job.kind) }
    tell(.working)
  }

  /// One, and another than those that somebody waits for.
  private mutating func ownWorkers() throws -> WorkerPool {
    if let workers { return workers }
    let pool = try library.workers(count: 1)
    workers = pool
    return pool
  }
}
