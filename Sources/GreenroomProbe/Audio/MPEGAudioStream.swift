import GreenroomModel

/// An MP3 file (or layer I or II): where its frames are, what they are like, and what its tag claims.
struct MPEGAudioStream: ~Copyable {
  let header: MPEGAudioHeader
  let tag: MPEGAudioTag?
  /// Where the first frame of sound begins, behind a frame that holds the tag.
  let start: Int64
  /// Where the tag's own frame begins; `start` where there is no tag.
  let tagStart: Int64
  /// Where tags behind the sound begin, or the file ends.
  let limit: Int64
  /// Bytes of a frame without padding, where the bit rate is free.
  private let freeLength: Int64?
  private var window: ScanWindow

  /// Nil where no frame is followed by another.
  init?(_ source: FileSource, deadline: Deadline) {
    var bytes = FileBytes(source)
    let limit = TrailingTags.start(&bytes)
    var window = ScanWindow(source, deadline: deadline)
    let soundStart = ID3v2.end(&bytes) ?? 0
    guard let first = Self.first(&window, from: soundStart, to: limit),
      let header = window.word(at: first.offset).flatMap(MPEGAudioHeader.init)
    else { return nil }
    tag = MPEGAudioTag(&bytes, frame: first.offset, header: header)
    tagStart = first.offset
    start = first.offset + (tag == nil ? 0 : first.length)
    freeLength = first.freeLength
    self.header = header
    self.limit = limit
    self.window = window
  }

  /// Counts every frame.
  mutating func walk() -> FrameWalk {
    let (header, freeLength) = (header, freeLength)
    window.readAhead()
    return FrameWalk(&window, from: start, to: limit) { window, offset in
      Self.frame(&window, at: offset, like: header, freeLength: freeLength)
    }
  }

  // MARK: Finding the first frame

  private struct First {
    let offset: Int64
    let length: Int64
    let freeLength: Int64?
  }

  /// Junk before the first frame is as long as this at most; more is no MP3 file.
  private static let mostJunk: Int64 = 1_048_576

  private static func first(_ window: inout ScanWindow, from start: Int64, to limit: Int64) -> First? {
    if let found = believed(&window, at: start, frames: 2, to: limit) { return found }
    let end = min(limit, start + mostJunk)
    var offset = start
    while let sync = window.first(0xFF, from: offset, before: end) {
      if let found = believed(&window, at: sync, frames: 3, to: limit) { return found }
      offset = sync + 1
    }
    return nil
  }

  /// The frame at `offset` where `count` frames follow one another, or fewer that end with the sound.
  private static func believed(
    _ window: inout ScanWindow, at offset: Int64, frames count: Int, to limit: Int64
  ) -> First? {
    guard let header = window.word(at: offset).flatMap(MPEGAudioHeader.init) else { return nil }
    let freeLength = header.length == nil ? freeLength(&window, at: offset, header, to: limit) : nil
    guard let length = header.length ?? freeLength.map({ $0 + header.paddingLength }) else { return nil }
    var next = offset + length
    for _ in 1..<count {
      // A lone frame, whole or cut, is believed only where a file begins with it.
      if next >= limit {
        return count == 2 ? First(offset: offset, length: length, freeLength: freeLength) : nil
      }
      guard let frame = frame(&window, at: next, like: header, freeLength: freeLength) else { return nil }
      next += frame.length
    }
    return First(offset: offset, length: length, freeLength: freeLength)
  }

  private static func frame(
    _ window: inout ScanWindow, at offset: Int64, like first: MPEGAudioHeader, freeLength: Int64?
  ) -> SoundFrame? {
    guard let header = window.word(at: offset).flatMap(MPEGAudioHeader.init), header.belongs(with: first),
      let length = header.length ?? freeLength.map({ $0 + header.paddingLength })
    else { return nil }
    return SoundFrame(length: length, samples: header.samples)
  }

  /// Frames of a free rate are all as long as the distance to the next header of the same kind.
  private static func freeLength(
    _ window: inout ScanWindow, at offset: Int64, _ header: MPEGAudioHeader, to limit: Int64
  ) -> Int64? {
    let end = min(limit, offset + 16_384)
    var candidate = offset + 24
    while let sync = window.first(0xFF, from: candidate, before: end) {
      if let next = window.word(at: sync).flatMap(MPEGAudioHeader.init), next.belongs(with: header),
        next.bitRate == 0
      {
        return sync - offset - header.paddingLength
      }
      candidate = sync + 1
    }
    return nil
  }
}

extension MPEGAudioHeader {
  var paddingLength: Int64 { hasPadding ? (layer == 1 ? 4 : 1) : 0 }
}

extension MPEGAudioStream {
  /// Places of the file that are looked at to tell a constant bit rate.
  private static let places: Int64 = 8

  /// Samples by the tag's count; nil where there is no tag that counts, or not one whole frame behind it.
  mutating func claimedSamples() -> Int64? {
    let (header, freeLength) = (header, freeLength)
    guard let frames = tag?.frames,
      let first = Self.frame(&window, at: start, like: header, freeLength: freeLength),
      start + first.length <= limit
    else { return nil }
    return sound(frames &* header.samples)
  }

  /// Without the silence that the encoder says it put before and after.
  func sound(_ samples: Int64) -> Int64 {
    guard let tag, samples > tag.delay + tag.padding else { return samples }
    return samples - tag.delay - tag.padding
  }

  /// True where the tag counts more bytes than the file holds, by more than a frame.
  var isCut: Bool {
    guard let claimed = tag?.bytes else { return false }
    return claimed - (limit - tagStart) > (header.length ?? 0)
  }

  /// Samples by the number of bytes, where frames at eight places of the file have one bit rate.
  mutating func constantRateSamples() -> Int64? {
    guard header.bitRate > 0, limit > start else { return nil }
    for place in 1..<Self.places {
      let offset = start + (limit - start) * place / Self.places
      guard let found = nextFrame(from: offset), found.bitRate == header.bitRate else { return nil }
    }
    let bytesPerFrame =
      header.layer == 1 ? Double(48 * header.bitRate) : Double(header.samples * header.bitRate / 8)
    let frames = (Double(limit - start) * Double(header.sampleRate) / bytesPerFrame).rounded()
    return Int64(exactly: frames).map { $0 &* header.samples }
  }

  private mutating func nextFrame(from offset: Int64) -> MPEGAudioHeader? {
    let (header, freeLength) = (header, freeLength)
    let found = FrameWalk.next(&window, from: offset, to: min(limit, offset + 65_536)) { window, offset in
      Self.frame(&window, at: offset, like: header, freeLength: freeLength)
    }
    return found.flatMap { window.word(at: $0) }.flatMap(MPEGAudioHeader.init)
  }
}
