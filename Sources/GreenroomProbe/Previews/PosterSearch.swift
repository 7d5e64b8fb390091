import CLibAV
import GreenroomModel

/// Looks for a frame of a clip that tells what it shows.
struct PosterSearch: ~Copyable {
  /// Parts of the playing time at which a key frame is looked at, the likeliest first.
  private static let moments = [0.1, 0.3, 0.5, 0.7, 0.9, 0]
  /// Where all key frames are dull, each n-th of all frames is looked at.
  private static let stride = 6

  private let most: PixelSize
  private let limits: ProbeLimits
  private let deadline: Deadline
  private var best: (picture: SharedFrame, look: PosterLook)?
  private var failure: AVError?

  private init(most: PixelSize, limits: ProbeLimits, deadline: Deadline) {
    self.most = most
    self.limits = limits
    self.deadline = deadline
  }

  /// The best of them as a picture that fits into `most`, as it is shown. After the deadline what was found so far.
  static func find(
    in file: borrowing PlayedFile, most: PixelSize, limits: ProbeLimits, deadline: Deadline
  ) throws(FileProblem) -> SharedFrame {
    guard let stream = file.video else { throw FileProblem(.fileUnsupported, "It has no pictures.") }
    var search = PosterSearch(most: most, limits: limits, deadline: deadline)
    try search.lookAtKeyFrames(of: stream, in: file)
    if search.best?.look.isTelling != true { try search.lookAtAllFrames(of: stream, in: file) }
    if let best = search.best { return best.picture }
    if file.demuxer.isOutOfTime { throw FileProblem(.fileUnreadable, "It takes too long to decode.") }
    if let failure = search.failure {
      throw FileProblem(
        .fileUnsupported, "Its pictures cannot be converted: \(AVFailure.sentence(failure.code)).")
    }
    throw FileProblem(.fileUnreadable, "None of its pictures can be decoded.")
  }

  private mutating func lookAtKeyFrames(
    of stream: UnsafeMutablePointer<AVStream>, in file: borrowing PlayedFile
  ) throws(FileProblem) {
    let decoder = try Self.decoder(of: stream, limits, skipping: AVDISCARD_NONKEY)
    var seen: Set<Int64> = []
    for moment in Self.moments {
      // Where it cannot go there, the next one there is will do.
      if !file.seek(to: moment, of: stream), !seen.isEmpty { return }
      guard !deadline.hasPassed, let packet = file.nextKeyPacket(of: stream) else { continue }
      guard seen.insert(packet.packet.pointee.pts).inserted else { continue }
      for packet in [packet.packet, nil] {
        var frames = FrameList()
        decoder.decode(packet) { frames.keep($0) }
        for frame in frames.frames { judge(frame, in: file) }
      }
      decoder.forget()
      if best?.look.isTelling == true { return }
    }
  }

  private mutating func lookAtAllFrames(
    of stream: UnsafeMutablePointer<AVStream>, in file: borrowing PlayedFile
  ) throws(FileProblem) {
    let decoder = try Self.decoder(of: stream, limits, skipping: AVDISCARD_DEFAULT)
    _ = file.seek(to: 0, of: stream)
    guard let box = PacketBox() else { return }
    var count = 0
    var isEnd = false
    while !isEnd, !deadline.hasPassed, count < limits.mostFramesDecoded {
      isEnd = av_read_frame(file.demuxer.context, box.packet) < 0
      defer { av_packet_unref(box.packet) }
      guard isEnd || box.packet.pointee.stream_index == stream.pointee.index else { continue }
      var frames = FrameList()
      decoder.decode(isEnd ? nil : box.packet) { frame in
        if count % Self.stride == 0 { frames.keep(frame) }
        count += 1
      }
      for frame in frames.frames { judge(frame, in: file) }
      if best?.look.isTelling == true { return }
    }
  }

  private mutating func judge(_ frame: UnsafeMutablePointer<AVFrame>, in file: borrowing PlayedFile) {
    do throws(AVError) {
      let picture = try ShownFrame.picture(of: frame, in: file) { $0.fitted(into: most) }
      let look = PosterLook(picture.frame)
      if look.worth >= best?.look.worth ?? 0 { best = (SharedFrame(picture), look) }
    } catch {
      failure = error
    }
  }

  private static func decoder(
    of stream: UnsafeMutablePointer<AVStream>, _ limits: ProbeLimits, skipping: AVDiscard
  ) throws(FileProblem) -> Decoder {
    guard let decoder = Decoder(stream, mostPixels: limits.mostVideoPixels, skipping: skipping) else {
      throw FileProblem(.fileUnsupported, "Its pictures cannot be decoded.")
    }
    return decoder
  }
}
