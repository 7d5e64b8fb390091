import CLibAV
import GreenroomModel

/// Looks at a clip twice a second as it is played: at each such moment, at the frame that is shown then.
struct ClipLook: ~Copyable {
  private let decoder: Decoder
  private let rotation: Int
  private let tick: Double
  private let shown: FrameBox
  private var moments: [PictureHash?] = []
  /// Seconds of the first frame, from which all others are counted.
  private var beginning: Double?
  private var end = 0.0
  /// Of the frame in `shown`, once it was asked for.
  private var hash: PictureHash??

  /// Nil where its pictures cannot be decoded.
  init?(_ stream: UnsafeMutablePointer<AVStream>, rotation: Int, limits: ProbeLimits) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels),
      let shown = FrameBox()
    else { return nil }
    let base = stream.pointee.time_base
    guard base.num > 0, base.den > 0 else { return nil }
    self.decoder = decoder
    self.shown = shown
    self.rotation = rotation
    tick = Double(base.num) / Double(base.den)
  }

  var isFull: Bool { moments.count >= Likeness.mostMoments }

  /// A nil packet asks for what the decoder held back.
  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !isFull else { return }
    var frames = FrameList()
    decoder.decode(packet) { frames.keep($0) }
    for frame in frames.frames { take(frame) }
  }

  /// What was seen up to the end of the last frame.
  consuming func finish() -> [PictureHash?] {
    look(until: end)
    // A clip that is over before the first moment shows its only frame.
    if moments.isEmpty, beginning != nil { moments.append(hashOfShown()) }
    return moments
  }

  private mutating func take(_ frame: UnsafeMutablePointer<AVFrame>) {
    guard let stamp = AVNumbers.time(frame.pointee.best_effort_timestamp) else { return }
    let time = Double(stamp) * tick - (beginning ?? Double(stamp) * tick)
    if beginning == nil { beginning = Double(stamp) * tick } else { look(until: time) }
    end = max(end, time + Double(max(0, frame.pointee.pkt_duration)) * tick)
    av_frame_unref(shown.frame)
    av_frame_ref(shown.frame, frame)
    hash = nil
  }

  private mutating func look(until time: Double) {
    while !isFull, (Double(moments.count) + 0.5) * Likeness.step < time { moments.append(hashOfShown()) }
  }

  private mutating func hashOfShown() -> PictureHash? {
    if let hash { return hash }
    let new = GreySample.hash(shown.frame, rotation: rotation)
    hash = .some(new)
    return new
  }
}
