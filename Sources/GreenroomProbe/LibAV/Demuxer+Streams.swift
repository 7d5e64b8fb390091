import CLibAV
import GreenroomModel

extension Demuxer {
  /// Reading on for missing facts: enough for a picture of 8K or two seconds of sound, bounded in time by the
  /// deadline and in bytes by this.
  private static let mostBytesLookedAt: Int64 = 5_000_000

  var streams: [StreamFacts] {
    let isGuess = isDurationGuessed
    return (0..<streamCount).compactMap { index in
      var facts = stream(index).map(StreamFacts.init)
      if isGuess { facts?.duration = nil }
      return facts
    }
  }

  /// By size and bit rate, which is no claim of the file's, unless each sample takes the same room.
  private var isDurationGuessed: Bool {
    guard context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE else { return false }
    return !(0..<streamCount).contains { index in
      stream(index).map { av_get_exact_bits_per_sample($0.pointee.codecpar.pointee.codec_id) > 0 } ?? false
    }
  }

  /// What the container as a whole claims, which libav keeps in microseconds.
  var headerDuration: Seconds? {
    let claimed = context.pointee.duration
    return claimed > 0 && !isDurationGuessed ? Seconds(microseconds: claimed) : nil
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

extension ContainerHeader {
  /// Whether the header alone told all that indexing needs.
  var isComplete: Bool {
    streams.contains(where: \.isReal) && streams.allSatisfy(\.isComplete)
      && (duration != nil || claimedDuration != nil)
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
