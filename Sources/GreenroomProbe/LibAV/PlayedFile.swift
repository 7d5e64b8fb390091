import CLibAV
import GreenroomModel

/// An open file that plays, and the streams of it that a player would choose. Cover art is none of them.
struct PlayedFile: ~Copyable {
  let demuxer: Demuxer
  let header: ContainerHeader
  /// libav's name of the demuxer.
  let format: String
  let video: UnsafeMutablePointer<AVStream>?
  let audio: UnsafeMutablePointer<AVStream>?

  /// - Parameter isThorough: Reads on, and decodes where it must, for what the header does not tell; false where what
  ///   a good header tells is enough.
  init(_ source: FileSource, limits: ProbeLimits, deadline: Deadline, isThorough: Bool) throws(FileProblem) {
    let (format, container) = try Self.format(of: source)
    let demuxer = try Self.open(source, format, deadline)
    var header = Self.header(of: demuxer, container, format, source, limits)
    if isThorough || !header.isComplete {
      demuxer.findStreamFacts(mostPixels: limits.mostVideoPixels)
      header = Self.header(of: demuxer, container, format, source, limits)
    }
    guard header.kind != nil else {
      throw FileProblem(.fileUnsupported, "It holds neither pictures nor sound.")
    }
    // What is encrypted decodes to noise.
    guard !header.isEncrypted else { throw FileProblem(.fileUnsupported, "It is encrypted.") }
    video = header.video.flatMap { demuxer.stream($0.index) }
    audio = header.audio.flatMap { demuxer.stream($0.index) }
    self.demuxer = demuxer
    self.header = header
    self.format = format
  }

  /// Clockwise degrees by which its pictures are turned.
  var rotation: Int { header.video?.video.rotation ?? 0 }

  /// Seconds that it plays by its header; nil where that does not say.
  var duration: Double? {
    let seconds = (header.duration ?? header.claimedDuration)?.value ?? 0
    return seconds > 0 ? seconds : nil
  }

  /// Seconds of libav's clock at which its playing time begins.
  var beginning: Double {
    let starts = header.streams.filter(\.isReal).compactMap { stream -> Double? in
      guard let start = stream.start, let tick = stream.tick else { return nil }
      return Double(start) * tick.seconds - (header.leadingGaps[stream.index]?.value ?? 0)
    }
    return starts.min() ?? 0
  }

  /// How many times as wide as high a stored pixel of `frame` is.
  func pixelAspect(of frame: UnsafePointer<AVFrame>) -> Double {
    let own = AVNumbers.rate(frame.pointee.sample_aspect_ratio)
    let aspect = (header.video?.video.sampleAspectRatio ?? own)?.value ?? 1
    // Beyond this it is a broken header.
    return (0.05...20).contains(aspect) ? aspect : 1
  }

  private static func format(of source: FileSource) throws(FileProblem) -> (String, String) {
    let format = Sniffer.format(of: source)
    switch format {
    case .mpegAudio: return ("mp3", "mp3")
    case .adts: return ("aac", "aac")
    case .demuxed(let demuxer, let container): return (demuxer, container)
    case .still: throw FileProblem(.fileUnsupported, "It is a still, which does not play.")
    case .playlist, .unsupported, .unknown:
      throw format.problem ?? FileProblem(.fileUnsupported, "It is not known.", isMedia: false)
    }
  }

  private static func open(
    _ source: FileSource, _ format: String, _ deadline: Deadline
  ) throws(FileProblem) -> Demuxer {
    do throws(AVError) {
      return try Demuxer(source, demuxer: format, deadline: deadline)
    } catch {
      throw FileProblem(.fileUnreadable, "It cannot be played: \(AVFailure.sentence(error.code)).")
    }
  }

  private static func header(
    of demuxer: borrowing Demuxer, _ container: String, _ format: String, _ source: FileSource,
    _ limits: ProbeLimits
  ) -> ContainerHeader {
    var header = ContainerHeader(
      container: container, streams: demuxer.streams, claimedDuration: demuxer.headerDuration)
    header.add(
      ContainerMarks(
        demuxer: format, source: source, streams: header.streams,
        deadline: Deadline(after: limits.headerDeadline)))
    return header
  }
}
