import CLibAV
import GreenroomModel

/// Reads every packet of an open file once: each stream's timeline, whether packets are encrypted, and whether
/// what the stream that a player would show shows, and whether the one it would play is silent or too loud.
struct PacketPass {
  private(set) var timelines: [Int: StreamTimeline] = [:]
  private(set) var isEncrypted = false
  /// Of the pictures as they are stored.
  private(set) var look: PictureLook?
  private(set) var isInterlaced: Bool?
  private(set) var isSilent: Bool?
  private(set) var isClipped: Bool?
  /// True where the last packet was reached in time.
  private(set) var isComplete = false

  /// True where there was at least one packet to play.
  var sawPackets: Bool { timelines.values.contains { $0.packets > 0 } }

  let header: ContainerHeader

  init(_ demuxer: borrowing Demuxer, header: ContainerHeader, limits: ProbeLimits) {
    self.header = header
    isEncrypted = header.isEncrypted
    for stream in header.streams where stream.isReal {
      guard let tick = stream.tick else { continue }
      timelines[stream.index] = StreamTimeline(tick: tick, isVideo: stream.kind == .video)
    }
    read(demuxer, limits: limits)
  }

  private mutating func read(_ demuxer: borrowing Demuxer, limits: ProbeLimits) {
    let video = header.video.flatMap { demuxer.stream($0.index) }
    let audio = header.audio.flatMap { demuxer.stream($0.index) }
    // What is encrypted decodes to noise.
    var picture = isEncrypted ? nil : video.flatMap { PictureWatch($0, limits: limits) }
    var sound = isEncrypted ? nil : audio.flatMap { SoundWatch($0, limits: limits) }
    isComplete = demuxer.forEachPacket { packet in
      let index = packet.pointee.stream_index
      if index == video?.pointee.index { picture?.feed(packet) }
      if index == audio?.pointee.index { sound?.feed(packet) }
      note(packet)
    }
    picture?.feed(nil)
    sound?.feed(nil)
    look = picture?.look ?? nil
    isInterlaced = picture?.isInterlaced ?? nil
    isSilent = sound?.isSilent ?? nil
    isClipped = sound?.isClipped ?? nil
    // A verdict needs all of the file, its contradiction one frame.
    if !isComplete {
      look = look.flatMap { $0.isFlat ? nil : PictureLook(isFlat: false) }
      if isSilent == true { isSilent = nil }
    }
    if isEncrypted { (look, isInterlaced, isSilent, isClipped) = (nil, nil, nil, nil) }
  }

  private mutating func note(_ packet: UnsafeMutablePointer<AVPacket>) {
    isEncrypted = isEncrypted || EncryptionMarks.isMarked(packet)
    let index = Int(packet.pointee.stream_index)
    guard packet.pointee.flags & AV_PKT_FLAG_DISCARD == 0, let stream = header.stream(index),
      let tick = stream.tick, !Self.isInvisible(packet, codec: stream.codec)
    else { return }
    var entry = StreamTimeline.Packet(
      shown: AVNumbers.time(packet.pointee.pts), decoded: AVNumbers.time(packet.pointee.dts),
      duration: max(0, packet.pointee.duration))
    if let skip = Self.skippedSamples(packet), let rate = stream.audio.sampleRate {
      entry.skippedStart = tick.ticks(ofSamples: skip.start, rate: rate)
      entry.skippedEnd = tick.ticks(ofSamples: skip.end, rate: rate)
    }
    timelines[index]?.append(entry)
  }

  /// VP8 keeps reference frames that are never shown in packets of their own; a bit of the first byte tells.
  private static func isInvisible(_ packet: UnsafeMutablePointer<AVPacket>, codec: String?) -> Bool {
    guard codec == "vp8", packet.pointee.size > 0, let data = packet.pointee.data else { return false }
    return data[0] & 0x10 == 0
  }

  private static func skippedSamples(
    _ packet: UnsafeMutablePointer<AVPacket>
  ) -> (start: Int64, end: Int64)? {
    var size = 0
    guard let data = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &size), size >= 8 else {
      return nil
    }
    let raw = UnsafeRawPointer(data)
    let start = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
    let end = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    return (Int64(start), Int64(end))
  }
}
