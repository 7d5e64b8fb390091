import CLibAV

extension PlayedFile {
  /// Goes to the key frame at or before a part of the playing time. Returns false where that cannot be done.
  borrowing func seek(to part: Double, of stream: UnsafeMutablePointer<AVStream>) -> Bool {
    guard let duration else { return false }
    return seek(toSecond: part * duration, of: stream)
  }

  /// The same, by seconds of the playing time.
  borrowing func seek(toSecond second: Double, of stream: UnsafeMutablePointer<AVStream>) -> Bool {
    let base = stream.pointee.time_base
    guard base.num > 0, base.den > 0 else { return false }
    let ticks = ((beginning + second) * Double(base.den) / Double(base.num)).rounded()
    guard let target = Int64(exactly: ticks) else { return false }
    return av_seek_frame(demuxer.context, stream.pointee.index, target, AVSEEK_FLAG_BACKWARD) >= 0
  }

  /// Reads on to a packet of `stream` with a key frame; nil where there is none.
  borrowing func nextKeyPacket(of stream: UnsafeMutablePointer<AVStream>) -> PacketBox? {
    guard let box = PacketBox() else { return nil }
    while av_read_frame(demuxer.context, box.packet) >= 0 {
      if box.packet.pointee.stream_index == stream.pointee.index,
        box.packet.pointee.flags & AV_PKT_FLAG_KEY != 0
      {
        return box
      }
      av_packet_unref(box.packet)
    }
    return nil
  }
}
