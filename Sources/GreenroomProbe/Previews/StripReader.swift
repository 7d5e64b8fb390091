import CLibAV
import GreenroomModel

/// Takes the frames of a strip: all are decoded of a short clip, the key frames near each moment of a long one.
struct StripReader {
  /// Seconds up to which every frame is decoded.
  private static let longestDecoded = 60.0
  /// Of a long clip: fewer different key frames than this part of the tiles make a strip that shows nothing.
  private static let leastDifferent = 0.5

  private let limits: ProbeLimits
  private let stream: UnsafeMutablePointer<AVStream>
  private let duration: Double

  /// - Throws: Where it has no pictures, or none knows how long it is.
  init(_ file: borrowing PlayedFile, limits: ProbeLimits) throws(FileProblem) {
    guard let stream = file.video else { throw FileProblem(.fileUnsupported, "It has no pictures.") }
    self.stream = stream
    self.limits = limits
    duration = file.duration ?? file.scannedDuration(of: stream)
  }

  func read(_ file: borrowing PlayedFile) throws(FileProblem) -> ClipStrip {
    var strip = ClipStrip(duration: duration)
    if duration > Self.longestDecoded, try readKeyFrames(of: file, into: &strip) { return strip }
    strip = ClipStrip(duration: duration)
    try readAllFrames(of: file, into: &strip)
    guard strip.tiles.isEmpty else { return strip }
    throw FileProblem(
      .fileUnreadable,
      file.demuxer.isOutOfTime ? "It takes too long to decode." : "None of its pictures can be decoded.")
  }

  /// Returns false where the clip cannot be looked at in this way.
  private func readKeyFrames(
    of file: borrowing PlayedFile, into strip: inout ClipStrip
  ) throws(FileProblem) -> Bool {
    let decoder = try decoder(skipping: AVDISCARD_NONKEY)
    var seen: [Int64: SharedFrame] = [:]
    while !strip.isFull {
      guard file.seek(toSecond: strip.nextMoment, of: stream), let key = file.nextKeyPacket(of: stream) else {
        return false
      }
      let time = key.packet.pointee.pts
      if seen[time] == nil {
        for packet in [key.packet, nil] {
          var frames = FrameList()
          decoder.decode(packet) { frames.keep($0) }
          for frame in frames.frames { seen[time] = tile(of: frame, in: file) }
        }
        decoder.forget()
      }
      guard let tile = seen[time] else { return false }
      strip.add(tile)
    }
    return Double(seen.count) >= Self.leastDifferent * Double(strip.tiles.count)
  }

  private func readAllFrames(of file: borrowing PlayedFile, into strip: inout ClipStrip) throws(FileProblem) {
    let decoder = try decoder(skipping: AVDISCARD_NONREF)
    _ = file.seek(toSecond: 0, of: stream)
    let tick = Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den))
    // The header alone does not always tell.
    var beginning: Double?
    guard let box = PacketBox() else { return }
    var shown: FrameList?
    var isEnd = false
    while !isEnd, !strip.isFull {
      isEnd = av_read_frame(file.demuxer.context, box.packet) < 0
      defer { av_packet_unref(box.packet) }
      guard isEnd || box.packet.pointee.stream_index == stream.pointee.index else { continue }
      var frames = FrameList()
      decoder.decode(isEnd ? nil : box.packet) { frames.keep($0) }
      for frame in frames.frames {
        guard let stamp = AVNumbers.time(frame.pointee.best_effort_timestamp) else { continue }
        let time = Double(stamp) * tick - (beginning ?? Double(stamp) * tick)
        beginning = beginning ?? Double(stamp) * tick
        if let shown = shown?.frames.first { fill(&strip, with: shown, until: time, in: file) }
        shown = FrameList()
        shown?.keep(frame)
      }
    }
    // What was shown last stays until the end.
    if let shown = shown?.frames.first, !file.demuxer.isOutOfTime {
      fill(&strip, with: shown, until: .infinity, in: file)
    }
  }

  /// Adds the tiles of the moments before `time`, which all show `frame`.
  private func fill(
    _ strip: inout ClipStrip, with frame: UnsafeMutablePointer<AVFrame>, until time: Double,
    in file: borrowing PlayedFile
  ) {
    guard !strip.isFull, strip.nextMoment < time, let tile = tile(of: frame, in: file) else { return }
    while !strip.isFull, strip.nextMoment < time { strip.add(tile) }
  }

  private func tile(of frame: UnsafeMutablePointer<AVFrame>, in file: borrowing PlayedFile) -> SharedFrame? {
    try? SharedFrame(ShownFrame.picture(of: frame, in: file) { $0.fitted(into: ClipStrip.tile) })
  }

  private func decoder(skipping: AVDiscard) throws(FileProblem) -> Decoder {
    guard let decoder = Decoder(stream, mostPixels: limits.mostVideoPixels, skipping: skipping) else {
      throw FileProblem(.fileUnsupported, "Its pictures cannot be decoded.")
    }
    return decoder
  }
}

extension PlayedFile {
  /// Seconds from the beginning to the last packet of `stream`, for files whose header does not say: every packet is
  /// read. Goes back to the beginning afterwards.
  borrowing func scannedDuration(of stream: UnsafeMutablePointer<AVStream>) -> Double {
    let tick = Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den))
    var end = 0.0
    _ = demuxer.forEachPacket { packet in
      guard packet.pointee.stream_index == stream.pointee.index,
        let time = AVNumbers.time(packet.pointee.pts) ?? AVNumbers.time(packet.pointee.dts)
      else { return }
      end = max(end, Double(time) * tick + Double(max(0, packet.pointee.duration)) * tick)
    }
    return max(0, end - beginning)
  }
}
