import CLibAV
package import GreenroomModel

/// Reads a file for what it looks and sounds like: decodes a still once, a clip's pictures or a sound from the
/// first to the last. Blocks for as long as that takes, at most the limit's deadline, after which what was
/// seen so far stands.
package struct LikenessReader: Sendable {
  /// Pixels of a still's longer side, above which what it looks like from afar does not change.
  private static let detail = 256

  private let limits: ProbeLimits

  package init(limits: ProbeLimits = .standard) { self.limits = limits }

  package func read(_ path: MediaPath) -> LikenessOutcome {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: true)
      return .success(LikenessReport(likeness: try likeness(of: source), stamp: source.stamp))
    } catch {
      return .failure(error)
    }
  }

  private func likeness(of source: FileSource) throws(FileProblem) -> Likeness {
    let format = Sniffer.format(of: source)
    switch format {
    case .still: return Likeness(picture: picture(source))
    case .mpegAudio: return try played(source, "mp3")
    case .adts: return try played(source, "aac")
    case .demuxed(let demuxer, _): return try played(source, demuxer)
    case .playlist, .unsupported, .unknown:
      throw format.problem ?? FileProblem(.fileUnsupported, "It is not known.", isMedia: false)
    }
  }

  /// Nil for one of one colour or an even slope, and where it cannot be decoded.
  private func picture(_ source: FileSource) -> PictureHash? {
    let side = PixelSize(PictureHash.side, PictureHash.side)
    guard let still = try? StillReader(source, limits: limits).read(longestSide: Self.detail),
      let small = still.shown(size: side, by: .area)
    else { return nil }
    small.flatten { _, _ in .white }
    return PictureHash(grey: GreySample.grey(of: small))
  }

  private func played(_ source: FileSource, _ name: String) throws(FileProblem) -> Likeness {
    let opened = try open(source, name)
    opened.findStreamFacts(mostPixels: limits.mostVideoPixels)
    let header = ContainerHeader(container: name, streams: opened.streams, claimedDuration: nil)
    // What is encrypted decodes to noise.
    guard !header.isEncrypted else { return Likeness() }
    if let video = header.video, let stream = opened.stream(video.index) {
      return Likeness(moments: moments(stream, rotation: video.video.rotation ?? 0, of: opened))
    }
    guard let stream = header.audio.flatMap({ opened.stream($0.index) }) else { return Likeness() }
    return Likeness(sound: sound(stream, of: opened))
  }

  private func open(_ source: FileSource, _ name: String) throws(FileProblem) -> Demuxer {
    do throws(AVError) {
      return try Demuxer(source, demuxer: name, deadline: Deadline(after: limits.packetDeadline))
    } catch {
      throw FileProblem(
        .fileUnreadable, "It cannot be played, so it was not compared: \(AVFailure.sentence(error.code)).")
    }
  }

  private func moments(
    _ stream: UnsafeMutablePointer<AVStream>, rotation: Int, of opened: borrowing Demuxer
  ) -> [PictureHash?] {
    guard var look = ClipLook(stream, rotation: rotation, limits: limits) else { return [] }
    _ = opened.forEachPacket { packet in
      if packet.pointee.stream_index == stream.pointee.index { look.feed(packet) }
    }
    look.feed(nil)
    return look.finish()
  }

  private func sound(
    _ stream: UnsafeMutablePointer<AVStream>, of opened: borrowing Demuxer
  ) -> [UInt32] {
    guard var print = SoundPrint(stream, limits: limits) else { return [] }
    _ = opened.forEachPacket { packet in
      if packet.pointee.stream_index == stream.pointee.index { print.feed(packet) }
    }
    print.feed(nil)
    return print.finish()
  }
}
