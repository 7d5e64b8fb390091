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

  /// Puts the frame in `frame` and returns by how much it is to be turned.
  private static func find(
    in source: FileSource, _ name: String, _ container: String, into frame: borrowing FrameBox
  ) throws(FileProblem) -> Int {
    let deadline = Deadline(after: limits.packetDeadline)
    // From the last key frame on; where that gives nothing, from the start.
    for isNearEnd in [true, false] {
      let opened: Demuxer
      do throws(AVError) {
        opened = try Demuxer(source, demuxer: name, deadline: deadline)
      } catch {
        throw FileProblem(.fileUnreadable, "It cannot be read: \(AVFailure.sentence(error.code)).")
      }
      opened.findStreamFacts(mostPixels: limits.mostVideoPixels)
      let header = ContainerHeader(container: container, streams: opened.streams, claimedDuration: nil)
      guard let video = header.video, let stream = opened.stream(video.index) else {
        throw FileProblem(.fileUnsupported, "It has no pictures.")
      }
      guard !header.isEncrypted else { throw FileProblem(.fileUnsupported, "It is encrypted.") }
      if isNearEnd, av_seek_frame(opened.context, stream.pointee.index, .max, AVSEEK_FLAG_BACKWARD) < 0 {
        continue
      }
      try decode(stream, of: opened, into: frame)
      if frame.frame.pointee.width > 0 { return video.video.rotation ?? 0 }
    }
    throw FileProblem(.fileUnreadable, "None of its pictures can be decoded.")
  }

  /// Leaves the frame shown last in `frame`, and nothing where no frame is whole.
  private static func decode(
    _ stream: UnsafeMutablePointer<AVStream>, of opened: borrowing Demuxer, into frame: borrowing FrameBox
  ) throws(FileProblem) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels) else {
      throw FileProblem(.fileUnsupported, "Its pictures cannot be decoded.")
    }
    let target = frame.frame
    let keep = { (decoded: UnsafeMutablePointer<AVFrame>) in
      av_frame_unref(target)
      av_frame_ref(target, decoded)
    }
    _ = opened.forEachPacket { packet in
      if packet.pointee.stream_index == stream.pointee.index { decoder.decode(packet) { _ = keep($0) } }
    }
    guard !opened.isOutOfTime else { throw FileProblem(.fileUnreadable, "It takes too long to decode.") }
    decoder.decode(nil) { _ = keep($0) }
  }
}
