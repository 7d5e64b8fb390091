import GreenroomModel

/// One `trak` box.
struct MovieTrack {
  private(set) var id: UInt32 = 0
  private(set) var isEncrypted = false
  private(set) var timescale: Int64 = 0
  private(set) var edits = EditList()
  private(set) var sampleTimes = SampleTimes()
  var fragments = TrackFragments(after: 0)
  /// What `mdhd` claims, in ticks; 0 where it claims nothing.
  private var claimedTicks: Int64 = 0
  /// How much later than decoded the first sample is shown: edits count from there.
  private var firstCompositionOffset: Int64 = 0

  /// Nil where the box names no track.
  init?(_ bytes: inout FileBytes, _ box: ISOBox) {
    read(&bytes, box, depth: 0)
    guard id > 0, timescale > 0 else { return nil }
    fragments = TrackFragments(after: sampleTimes.ticks ?? claimedTicks)
  }

  /// How long the samples of the movie's own table play after edits, leading gaps counted; nil without samples.
  func duration(movieTimescale: Int64) -> Seconds? {
    guard sampleTimes.samples > 0 else { return nil }
    let ticks = sampleTimes.ticks ?? claimedTicks
    let end = ticks &+ firstCompositionOffset
    return edits.duration(ofMedia: end, timescale: timescale, movieTimescale: movieTimescale)
      ?? Seconds(Double(ticks) / Double(timescale))
  }

  private mutating func read(_ bytes: inout FileBytes, _ parent: ISOBox, depth: Int) {
    var children: [ISOBox] = []
    parent.forEachChild(&bytes) { _, child in children.append(child) }
    for box in children {
      switch box.type {
      case "edts", "mdia", "minf", "stbl": if depth < 4 { read(&bytes, box, depth: depth + 1) }
      case "tkhd":
        let isWide = bytes.byte(at: box.body) == 1
        id = bytes.big(UInt32.self, at: box.body + (isWide ? 20 : 12)) ?? 0
      case "mdhd": readMediaHeader(&bytes, box)
      case "elst": edits = EditList(&bytes, box)
      case "ctts":
        let offset = bytes.big(Int32.self, at: box.body + 12) ?? 0
        firstCompositionOffset = Int64(max(0, offset))
      case "stts": sampleTimes = SampleTimes(&bytes, box)
      case "stsd":
        box.forEachChild(&bytes, skipping: 8) { _, entry in
          if Self.encryptedEntries.contains(entry.type) { isEncrypted = true }
        }
      default: break
      }
    }
  }

  private mutating func readMediaHeader(_ bytes: inout FileBytes, _ box: ISOBox) {
    let isWide = bytes.byte(at: box.body) == 1
    timescale = bytes.big(UInt32.self, at: box.body + (isWide ? 20 : 12)).map(Int64.init) ?? 0
    let ticks: Int64? =
      isWide
      ? bytes.big(Int64.self, at: box.body + 24)
      : bytes.big(UInt32.self, at: box.body + 16).flatMap { $0 == .max ? nil : Int64($0) }
    claimedTicks = max(0, ticks ?? 0)
  }

  /// Sample entries of ISO/IEC 14496-12, 8.12, and of Apple's own protection.
  private static let encryptedEntries: Set<FourCC> = ["encv", "enca", "enct", "encs", "drms", "drmi"]
}

/// The `stts` box: how long each sample lasts, run by run.
struct SampleTimes {
  /// A table of more runs is not read: its track's own claim is believed.
  private static let mostRuns: UInt32 = 65_536
  /// Samples whose durations are kept to tell a variable rate.
  private static let mostKept: Int64 = 20_000

  private(set) var samples: Int64 = 0
  /// Sum of all durations; nil where the table was not read.
  private(set) var ticks: Int64? = 0
  /// The duration of each sample but the last, which says nothing of the rate.
  private(set) var steps: [Int64] = []

  init() {}

  init(_ bytes: inout FileBytes, _ box: ISOBox) {
    guard let runs = bytes.big(UInt32.self, at: box.body + 4) else { return }
    guard runs <= Self.mostRuns else {
      samples = Int64(runs)
      ticks = nil
      return
    }
    var total: Int64 = 0
    for run in 0..<Int64(runs) {
      let offset = box.body + 8 + run * 8
      guard offset + 8 <= box.end, let count = bytes.big(UInt32.self, at: offset),
        let step = bytes.big(UInt32.self, at: offset + 4)
      else { break }
      samples += Int64(count)
      // Some writers store a negative step, which players take for none.
      let ticks = step > UInt32(Int32.max) ? 0 : Int64(step)
      total = total &+ Int64(count) &* ticks
      let kept = min(Int64(count), Self.mostKept - Int64(steps.count))
      if kept > 0 { steps.append(contentsOf: repeatElement(ticks, count: Int(kept))) }
    }
    ticks = max(0, total)
    if samples > 0, samples == Int64(steps.count) { steps.removeLast() }
  }
}

/// The `elst` box: which parts of the media a movie shows.
struct EditList {
  private static let mostEdits: UInt32 = 4_096

  private struct Edit {
    /// In ticks of the movie; 0 stands for all that is left.
    let length: Int64
    /// In ticks of the media; −1 where nothing is shown.
    let start: Int64
  }

  private var edits: [Edit] = []

  init() {}

  init(_ bytes: inout FileBytes, _ box: ISOBox) {
    let isWide = bytes.byte(at: box.body) == 1
    guard let count = bytes.big(UInt32.self, at: box.body + 4) else { return }
    var offset = box.body + 8
    for _ in 0..<min(count, Self.mostEdits) {
      let length: Int64? =
        isWide ? bytes.big(Int64.self, at: offset) : bytes.big(UInt32.self, at: offset).map(Int64.init)
      let start: Int64? =
        isWide ? bytes.big(Int64.self, at: offset + 8) : bytes.big(Int32.self, at: offset + 4).map(Int64.init)
      offset += isWide ? 20 : 12
      guard offset <= box.end, let length, let start, length >= 0 else { break }
      edits.append(Edit(length: length, start: start))
    }
  }

  /// How long nothing is shown before the media begins.
  func leadingGap(movieTimescale: Int64) -> Seconds {
    let gap = edits.prefix { $0.start == -1 }.reduce(0.0) { $0 + Double($1.length) }
    return Seconds(gap / Double(movieTimescale)) ?? .zero
  }

  /// How long the edits play, of media that end at `ticks`: none shows more than the media has. Nil without
  /// edits.
  func duration(ofMedia ticks: Int64, timescale: Int64, movieTimescale: Int64) -> Seconds? {
    let media = Double(ticks) / Double(timescale)
    guard !edits.isEmpty else { return nil }
    var total = 0.0
    for edit in edits {
      let length = Double(edit.length) / Double(movieTimescale)
      guard edit.start >= 0 else {
        total += length
        continue
      }
      let left = max(0, media - Double(edit.start) / Double(timescale))
      total += edit.length == 0 ? left : min(length, left)
    }
    return Seconds(total)
  }
}
