import CLibAV

/// Owns one packet that is filled again and again.
struct PacketBox: ~Copyable {
  let packet: UnsafeMutablePointer<AVPacket>

  /// Nil where memory is short.
  init?() {
    guard let packet = av_packet_alloc() else { return nil }
    self.packet = packet
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVPacket>? = packet
    av_packet_free(&pointer)
  }
}

/// Owns one frame that is filled again and again.
struct FrameBox: ~Copyable {
  let frame: UnsafeMutablePointer<AVFrame>

  /// Nil where memory is short.
  init?() {
    guard let frame = av_frame_alloc() else { return nil }
    self.frame = frame
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = frame
    av_frame_free(&pointer)
  }
}

extension Demuxer {
  /// Hands every packet to `visit`, in the order of the file. Returns true where the end was reached, false
  /// where time ran out or the rest cannot be read.
  func forEachPacket(_ visit: (UnsafeMutablePointer<AVPacket>) -> Void) -> Bool {
    guard let box = PacketBox() else { return false }
    while true {
      let code = av_read_frame(context, box.packet)
      if code == AVFailure.tryAgain { continue }
      guard code >= 0 else { return code == AVFailure.endOfFile && !isOutOfTime }
      visit(box.packet)
      av_packet_unref(box.packet)
    }
  }

  /// Where the last sample of any real stream ends by the file's own table, in bytes.
  var lastSampleEnd: Int64 {
    var last: Int64 = 0
    for index in 0..<streamCount {
      guard let stream = stream(index), StreamFacts.isReal(stream) else { continue }
      for sample in 0..<avformat_index_get_entries_count(stream) {
        guard let entry = avformat_index_get_entry(stream, sample) else { continue }
        last = max(last, entry.pointee.pos.addingReportingOverflow(Int64(entry.pointee.size)).partialValue)
      }
    }
    return last
  }
}
