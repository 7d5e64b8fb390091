import GreenroomModel

/// The previews that are to be made in advance, and how long that takes: first a picture of everything, the newest
/// before the older, then strips, then curves.
struct BackfillQueue {
  struct Job: Equatable {
    let kind: PreviewKind
    let asset: AssetID
  }

  /// How many previews tell what the next one takes: the first of all waits for a worker to start.
  private static let remembered = 10

  private struct Pace {
    /// Seconds that one takes on the mean.
    var seconds = 0.0
    var count = 0
  }

  /// Of each kind, the next one last.
  private var due: [PreviewKind: [AssetID]] = [:]
  private var pace: [PreviewKind: Pace] = [:]

  var count: Int { due.values.reduce(0) { $0 + $1.count } }

  /// Seconds until all are made; nil before the first was.
  var secondsLeft: Double? {
    guard let slowest = pace.values.map(\.seconds).max() else { return nil }
    return due.reduce(0) { $0 + Double($1.value.count) * (pace[$1.key]?.seconds ?? slowest) }
  }

  /// Adds what was found later than all that waits.
  mutating func add(_ newestFirst: [AssetID], kind: PreviewKind) {
    due[kind, default: []].append(contentsOf: newestFirst.reversed())
  }

  mutating func next() -> Job? {
    for kind in PreviewKind.allCases {
      if let asset = due[kind]?.popLast() { return Job(kind: kind, asset: asset) }
    }
    return nil
  }

  mutating func putBack(_ job: Job) { due[job.kind, default: []].append(job.asset) }

  mutating func note(seconds: Double, of kind: PreviewKind) {
    var pace = pace[kind] ?? Pace()
    pace.count = min(pace.count + 1, Self.remembered)
    pace.seconds += (seconds - pace.seconds) / Double(pace.count)
    self.pace[kind] = pace
  }
}
