import CLibAV
import GreenroomModel

extension Demuxer {
  /// Reading on for missing facts: enough for a picture of 8K or two seconds of sound, bounded in time by the
  /// deadline and in bytes by this.
  private static let mostBytesLookedAt: Int64 = 5_000_000

  var streams: [StreamFacts] {
    (0..<streamCount).compactMap { stream($0).map(StreamFacts.init) }
  }

  /// What the container as a whole claims; libav keeps it in microseconds.
  var headerDuration: Seconds? {
    let claimed = context.pointee.duration
    return claimed > 0 ? Seconds(microseconds: claimed) : nil
  }

  /// Lets libav read packets, and decode where it must, until it knows each stream's parameters. No picture of
  /// more than `mostPixels` is decoded for it. What it could not find stays unknown.
  func findStreamFacts(mostPixels: Int) {
    context.pointee.probesize = Self.mostBytesLookedAt
    let count = streamCount
    // Formats without a header make their streams only now.
    guard count > 0 else {
      avformat_find_stream_info(context, nil)
      return
    }
    withUnsafeTemporaryAllocation(of: OpaquePointer?.self, capacity: count) { dictionaries in
      for index in 0..<count {
        var options: OpaquePointer?
        av_dict_set(&options, "max_pixels", String(mostPixels), 0)
        dictionaries.initializeElement(at: index, to: options)
      }
      avformat_find_stream_info(context, dictionaries.baseAddress)
      for index in 0..<count { av_dict_free(&dictionaries[index]) }
    }
  }
}

extension StreamFacts {
  /// Whether the header alone told all that indexing needs of this stream.
  var isComplete: Bool {
    switch kind {
    case .video: codec != nil && video.width != nil && video.height != nil && hasRate
    case .audio: codec != nil && audio.sampleRate != nil && audio.channels != nil
    case .picture, .other: true
    }
  }

  private var hasRate: Bool {
    video.meanRate != nil || video.baseRate != nil || (frameCount != nil && duration != nil)
  }
}
