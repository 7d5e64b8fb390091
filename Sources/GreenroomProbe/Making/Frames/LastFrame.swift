import CLibAV
import Glibc
package import GreenroomModel

/// Takes the last frame that a player shows of a clip.
package enum LastFrame {
  private static let limits = ProbeLimits.standard

  /// Writes it as an 8-bit PNG, turned as the clip says. Blocks, at most for the prober's deadline.
  ///
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func take(from clip: MediaPath, to path: MediaPath) -> String? {
    do throws(FileProblem) {
      try write(FileSource(opening: clip, readAhead: false), to: path)
      return nil
    } catch {
      return error.message
    }
  }

  private static func write(_ source: FileSource, to path: MediaPath) throws(FileProblem) {
    guard case .demuxed(let name, let container) = Sniffer.format(of: source) else {
      throw FileProblem(.fileUnsupported, "It is no clip.")
    }
    guard let frame = FrameBox() else { throw FileProblem(.fileUnreadable, "Memory is short.") }
    let rotation = try find(in: source, name, container, into: frame)
    do throws(AVError) {
      try PictureFile.write(frame.frame, turned: rotation, to: path)
    } catch {
      throw FileProblem(.fileUnreadable, "It cannot be written: \(AVFailure.sentence(error.code)).")
    }
  }

  /// Puts the frame in `frame` and returns by how many degrees it is to be turned.
  private static func find(
    in source: FileSource, _ name: String, _ container: String, into frame: borrowing FrameBox
  ) throws(FileProblem) -> Int {
    let deadline = Deadline(after: limits.packetDeadline)
    // From the last key frame on, which may lean on frames before it; then from the start.
    for isNearEnd in [true, false] {
      let opened = try open(source, name, deadline)
      let header = ContainerHeader(container: container, streams: opened.streams, claimedDuration: nil)
      guard let video = header.video, let stream = opened.stream(video.index) else {
        throw FileProblem(.fileUnsupported, "It has no pictures.")
      }
      guard !header.isEncrypted else { throw FileProblem(.fileUnsupported, "It is encrypted.") }
      if isNearEnd, av_seek_frame(opened.context, stream.pointee.index, .max, AVSEEK_FLAG_BACKWARD) < 0 {
        continue
      }
      let isLast = try decode(stream, of: opened, into: frame)
      if frame.frame.pointee.width > 0, isLast || !isNearEnd { return video.video.rotation ?? 0 }
    }
    throw FileProblem(.fileUnreadable, "None of its pictures can be decoded.")
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
  private static func decode(
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
}
