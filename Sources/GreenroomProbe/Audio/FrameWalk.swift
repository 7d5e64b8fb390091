/// One frame of a stream that is nothing but frames.
struct SoundFrame {
  let length: Int64
  let samples: Int64
}

/// Walks from frame to frame of a sound file without a container and counts what it holds. Where a frame does
/// not follow, it looks on for a run of them, as decoders do; what stands between is junk.
struct FrameWalk {
  /// Two sync words meet by chance; three in a row at the right distances hardly do.
  private static let framesToBelieve = 3

  private(set) var frames: Int64 = 0
  private(set) var samples: Int64 = 0
  /// Where the last whole frame ends.
  private(set) var end: Int64
  /// True where the walk had to stop at its deadline.
  private(set) var isCutShort = false

  /// Walks from `start`, where a frame is known to begin, to `limit`. `frame` reads the frame whose first four
  /// bytes and offset it is given.
  init(
    _ window: inout ScanWindow, from start: Int64, to limit: Int64,
    frame: (_ window: inout ScanWindow, _ offset: Int64) -> SoundFrame?
  ) {
    end = start
    var offset = start
    while offset < limit {
      if let next = frame(&window, offset) {
        guard offset + next.length <= limit else { break }
        frames += 1
        samples += next.samples
        offset += next.length
        end = offset
      } else {
        guard let found = Self.next(&window, from: offset + 1, to: limit, frame: frame) else { break }
        offset = found
      }
    }
    isCutShort = window.isOutOfTime
  }

  /// The next offset from which frames follow one another, up to `framesToBelieve` or to the end.
  static func next(
    _ window: inout ScanWindow, from start: Int64, to limit: Int64,
    frame: (_ window: inout ScanWindow, _ offset: Int64) -> SoundFrame?
  ) -> Int64? {
    var offset = start
    while let sync = window.first(0xFF, from: offset, before: limit) {
      if isRun(&window, at: sync, to: limit, frame: frame) { return sync }
      offset = sync + 1
    }
    return nil
  }

  private static func isRun(
    _ window: inout ScanWindow, at start: Int64, to limit: Int64,
    frame: (_ window: inout ScanWindow, _ offset: Int64) -> SoundFrame?
  ) -> Bool {
    var offset = start
    for count in 0..<framesToBelieve {
      guard let next = frame(&window, offset) else { return false }
      offset += next.length
      if offset >= limit { return offset == limit && count > 0 }
    }
    return true
  }
}
