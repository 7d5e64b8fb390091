import CLibAV
import Glibc
package import GreenroomModel

/// Takes a frame of a clip: the first or the last that a player shows, or that of another moment.
package enum ClipFrame {
  private static let limits = ProbeLimits.standard

  /// Writes it as an 8-bit PNG, turned as the clip says; one of its fields where it holds two. Blocks, at most for the prober's deadline.
  ///
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func take(_ moment: ClipMoment, from clip: MediaPath, to path: MediaPath) -> String? {
    do throws(FileProblem) {
      try write(moment, of: FileSource(opening: clip, readAhead: false), to: path)
      return nil
    } catch {
      return error.message
    }
  }

  private static func write(
    _ moment: ClipMoment, of source: FileSource, to path: MediaPath
  ) throws(FileProblem) {
    guard case .demuxed(let name, let container) = Sniffer.format(of: source) else {
      throw FileProblem(.fileUnsupported, "It is no clip.")
    }
    guard let frame = FrameBox() else { throw FileProblem(.fileUnreadable, "Memory is short.") }
    let rotation =
      switch moment {
      case .first: try find(0, in: source, name, container, into: frame)
      case .at(let seconds): try find(seconds, in: source, name, container, into: frame)
      case .last: try findLast(in: source, name, container, into: frame)
      }
    do throws(AVError) {
      let whole = try Deinterlacer.picture(of: frame.frame)
      defer { withExtendedLifetime(whole) {} }
      try PictureFile.write(whole?.frame ?? frame.frame, turned: rotation, to: path)
    } catch {
      throw FileProblem(.fileUnreadable, "It cannot be written: \(AVFailure.sentence(error.code)).")
    }
  }

  /// Puts the last frame in `frame` and returns by how many degrees it is to be turned.
  private static func findLast(
    in source: FileSource, _ name: String, _ container: String, into frame: borrowing FrameBox
  ) throws(FileProblem) -> Int {
    let deadline = Deadline(after: limits.packetDeadline)
    // From the last key frame on, which may lean on frames before it; then from the start.
    for isNearEnd in [true, false] {
      let opened = try open(source, name, deadline)
      let (stream, rotation) = try video(of: opened, container)
      if isNearEnd, av_seek_frame(opened.context, stream.pointee.index, .max, AVSEEK_FLAG_BACKWARD) < 0 {
        continue
      }
      let isLast = try decodeAll(stream, of: opened, into: frame)
      if frame.frame.pointee.width > 0, isLast || !isNearEnd { return rotation }
    }
    throw nothingDecoded
  }

  /// Puts the frame shown at `seconds` of the playing time in `frame`, the first where that is before it, the last where
  /// that is after it, and returns by how many degrees it is to be turned.
  private static func find(
    _ seconds: Double, in source: FileSource, _ name: String, _ container: String,
    into frame: borrowing FrameBox
  ) throws(FileProblem) -> Int {
    let deadline = Deadline(after: limits.packetDeadline)
    // From the key frame before it on, which may lean on frames before it; then from the start.
    for isNear in seconds > jump ? [true, false] : [false] {
      let opened = try open(source, name, deadline)
      let (stream, rotation) = try video(of: opened, container)
      let tick = Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den))
      let start = AVNumbers.time(stream.pointee.start_time) ?? 0
      guard let target = Int64(exactly: (seconds / tick).rounded(.down)).map({ $0 &+ start }) else {
        throw nothingDecoded
      }
      if isNear, av_seek_frame(opened.context, stream.pointee.index, target, AVSEEK_FLAG_BACKWARD) < 0 {
        continue
      }
      let first = try decode(stream, of: opened, until: target, into: frame)
      if let first, first <= target || !isNear { return rotation }
    }
    throw nothingDecoded
  }

  /// Seconds into a clip from which on it is worth to jump there.
  private static let jump = 3.0

  private static let nothingDecoded = FileProblem(
    .fileUnreadable, "None of its pictures can be decoded.")

  private static func video(
    of opened: borrowing Demuxer, _ container: String
  ) throws(FileProblem) -> (UnsafeMutablePointer<AVStream>, rotation: Int) {
    let header = ContainerHeader(container: container, streams: opened.streams, claimedDuration: nil)
    guard let video = header.video, let stream = opened.stream(video.index) else {
      throw FileProblem(.fileUnsupported, "It has no pictures.")
    }
    guard !header.isEncrypted else { throw FileProblem(.fileUnsupported, "It is encrypted.") }
    return (stream, video.video.rotation ?? 0)
  }

  private static func open(
    _ source: FileSource, _ name: String, _ deadline: Deadline
  ) throws(FileProblem) -> Demuxer {
    do throws(AVError) {
      let opened = try Demuxer(source, demuxer: name, deadline: deadline)
      opened.findStreamFacts(mostPixels: limits.mostVideoPixels)
      return opened
    } catch {
      throw FileProblem(.fileUnreadable, "It cannot be read: \(AVFailure.sentence(error.code)).")
    }
  }

  /// Leaves the frame shown last of those that are whole in `frame`, and nothing where none is. Returns whether
  /// it is that of the latest packet, as far as packets tell.
  private static func decodeAll(
    _ stream: UnsafeMutablePointer<AVStream>, of opened: borrowing Demuxer, into frame: borrowing FrameBox
  ) throws(FileProblem) -> Bool {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels) else {
      throw FileProblem(.fileUnsupported, "Its pictures cannot be decoded.")
    }
    let last = frame.frame
    var latest = AVNumbers.noTime
    av_frame_unref(last)
    func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
      decoder.decode(packet) { decoded in
        av_frame_unref(last)
        av_frame_ref(last, decoded)
      }
    }
    _ = opened.forEachPacket { packet in
      guard packet.pointee.stream_index == stream.pointee.index else { return }
      // What an edit list cuts off is decoded and not shown.
      if packet.pointee.flags & AV_PKT_FLAG_DISCARD == 0 { latest = max(latest, packet.pointee.pts) }
      feed(packet)
    }
    guard !opened.isOutOfTime else { throw FileProblem(.fileUnreadable, "It takes too long to decode.") }
    feed(nil)
    return last.pointee.pts >= latest
  }

  /// Leaves the last frame that is shown no later than `target`, or the first of all, in `frame`. Returns the time of
  /// the first frame that was decoded; nil where there is none.
  private static func decode(
    _ stream: UnsafeMutablePointer<AVStream>, of opened: borrowing Demuxer, until target: Int64,
    into frame: borrowing FrameBox
  ) throws(FileProblem) -> Int64? {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels),
      let box = PacketBox()
    else { throw FileProblem(.fileUnsupported, "Its pictures cannot be decoded.") }
    let kept = frame.frame
    var first: Int64?
    var isPast = false
    var isEnd = false
    while !isEnd, !isPast {
      isEnd = av_read_frame(opened.context, box.packet) < 0
      defer { av_packet_unref(box.packet) }
      guard isEnd || box.packet.pointee.stream_index == stream.pointee.index else { continue }
      decoder.decode(isEnd ? nil : box.packet) { decoded in
        let time = AVNumbers.time(decoded.pointee.best_effort_timestamp) ?? target
        isPast = isPast || (first != nil && time > target)
        guard !isPast else { return }
        first = first ?? time
        av_frame_unref(kept)
        av_frame_ref(kept, decoded)
      }
    }
    guard !opened.isOutOfTime else { throw FileProblem(.fileUnreadable, "It takes too long to decode.") }
    return first
  }
}
