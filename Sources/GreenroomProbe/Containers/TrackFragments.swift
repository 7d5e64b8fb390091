import GreenroomModel

/// One `traf` box: a run of samples of one track.
struct TrackFragment {
  /// Samples of one run that are looked at; more in one fragment are beyond any encoder's habit.
  private static let mostSamples: UInt32 = 100_000

  private(set) var trackID: UInt32 = 0
  /// Where the run begins, in ticks of the track; nil where it follows on the last.
  private(set) var start: Int64?
  private(set) var samples: Int64 = 0
  /// Ticks of the samples that say how long they are, and how many do not.
  private(set) var statedTicks: Int64 = 0
  private(set) var unstatedSamples: Int64 = 0
  private(set) var defaultDuration: Int64?

  init?(_ bytes: inout FileBytes, _ box: ISOBox) {
    var children: [ISOBox] = []
    box.forEachChild(&bytes) { _, child in children.append(child) }
    for child in children {
      switch child.type {
      case "tfhd": readHeader(&bytes, child)
      case "tfdt":
        start =
          bytes.byte(at: child.body) == 1
          ? bytes.big(Int64.self, at: child.body + 4)
          : bytes.big(UInt32.self, at: child.body + 4).map(Int64.init)
      case "trun": readRun(&bytes, child)
      default: break
      }
    }
    guard trackID > 0 else { return nil }
  }

  private mutating func readHeader(_ bytes: inout FileBytes, _ box: ISOBox) {
    guard let flags = bytes.big(UInt32.self, at: box.body), let id = bytes.big(UInt32.self, at: box.body + 4)
    else { return }
    trackID = id
    let offset = box.body + 8 + (flags & 1 != 0 ? 8 : 0) + (flags & 2 != 0 ? 4 : 0)
    if flags & 8 != 0 { defaultDuration = bytes.big(UInt32.self, at: offset).map(Int64.init) }
  }

  private mutating func readRun(_ bytes: inout FileBytes, _ box: ISOBox) {
    guard let flags = bytes.big(UInt32.self, at: box.body),
      let count = bytes.big(UInt32.self, at: box.body + 4)
    else { return }
    guard flags & 0x100 != 0 else {
      unstatedSamples += Int64(count)
      samples += Int64(count)
      return
    }
    var offset = box.body + 8 + (flags & 1 != 0 ? 4 : 0) + (flags & 4 != 0 ? 4 : 0)
    let stride = Int64((flags >> 8 & 0xF).nonzeroBitCount) * 4
    for _ in 0..<min(count, Self.mostSamples) {
      guard offset + 4 <= box.end, let ticks = bytes.big(UInt32.self, at: offset) else { break }
      statedTicks += Int64(ticks)
      samples += 1
      offset += stride
    }
  }
}

/// The fragments of one track put together.
struct TrackFragments {
  /// Of `trex`; a fragment may state its own.
  var defaultDuration: Int64 = 0
  private(set) var samples: Int64 = 0
  /// Ticks that the movie's own table holds before the first fragment.
  private let sampled: Int64
  private var first: Int64?
  private var end: Int64
  private var isForgotten = false

  init(after sampled: Int64) {
    self.sampled = sampled
    end = sampled
  }

  mutating func append(_ fragment: TrackFragment) {
    let begin = fragment.start ?? end
    let unstated = fragment.unstatedSamples.multipliedReportingOverflow(
      by: fragment.defaultDuration ?? defaultDuration)
    let length = fragment.statedTicks.addingReportingOverflow(unstated.partialValue)
    let stop = begin.addingReportingOverflow(length.partialValue)
    guard fragment.samples > 0, begin >= 0, !unstated.overflow, !length.overflow, !stop.overflow else {
      return
    }
    samples += fragment.samples
    first = min(first ?? begin, begin)
    end = max(end, stop.partialValue)
  }

  /// Gives up what was summed: not every fragment was seen.
  mutating func forget() { isForgotten = true }

  /// From the first fragment's beginning to the last one's end, or from 0 where the movie's own table holds
  /// samples before them; nil where that is not known.
  func duration(timescale: Int64) -> Seconds? {
    guard let first, !isForgotten, timescale > 0 else { return nil }
    let begin = sampled > 0 ? 0 : first
    return end > begin ? Seconds(Double(end - begin) / Double(timescale)) : nil
  }
}
