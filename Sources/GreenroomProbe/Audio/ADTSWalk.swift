import GreenroomModel

/// Counts the frames of an ADTS file: its playing time stands nowhere else, and by bit rate it is guessed
/// several percent wrong.
enum ADTSWalk {
  /// Nil where no frames follow one another or there is no time left.
  static func duration(_ source: FileSource, deadline: Deadline) -> Seconds? {
    var bytes = FileBytes(source)
    let limit = TrailingTags.start(&bytes)
    var window = ScanWindow(source, deadline: deadline)
    let start = FrameWalk.next(&window, from: ID3v2.end(&bytes) ?? 0, to: limit) { window, offset in
      header(&window, at: offset).map { SoundFrame(length: $0.length, samples: $0.samples) }
    }
    guard let start, let first = header(&window, at: start) else { return nil }
    window.readAhead()
    let walk = FrameWalk(&window, from: start, to: limit) { window, offset in
      guard let next = header(&window, at: offset), next.sampleRate == first.sampleRate else { return nil }
      return SoundFrame(length: next.length, samples: next.samples)
    }
    return walk.isCutShort ? nil : Seconds(Double(walk.samples) / Double(first.sampleRate))
  }

  private static func header(_ window: inout ScanWindow, at offset: Int64) -> ADTSHeader? {
    guard let first = window.word(at: offset), let second = window.word(at: offset + 4) else { return nil }
    return ADTSHeader(first, second)
  }
}
