import CLibAV
import Glibc
import GreenroomModel

/// The pictures of a test clip on their way from the drawing to the file.
struct PictureTrack: ~Copyable {
  private let clip: TestClip
  private let card: TestCard
  private let encoder: Encoder
  private let stream: UnsafeMutablePointer<AVStream>
  /// The frame drawn last.
  let frame: FrameBox

  init(_ clip: TestClip, in movie: borrowing MovieWriter) throws(AVError) {
    guard let card = TestCard(clip),
      let frame = FrameBox.picture(AV_PIX_FMT_YUV420P, width: clip.width, height: clip.height)
    else { throw AVError(-ENOMEM) }
    let encoder = try Encoder("libx264", options: Self.options) { Self.prepare($0, clip) }
    Self.tag(frame.frame)
    stream = try movie.addStream(of: encoder)
    self.encoder = encoder
    self.clip = clip
    self.card = card
    self.frame = frame
  }

  func write(frame number: Int, to movie: borrowing MovieWriter) throws(AVError) {
    // The encoder may still hold what was drawn before.
    try check(av_frame_make_writable(frame.frame))
    card.draw(frame: number, on: frame.frame)
    frame.frame.pointee.pts = Int64(number)
    try encoder.encode(frame.frame) { packet throws(AVError) in
      packet.pointee.duration = 1
      try movie.write(packet, to: stream, from: encoder)
    }
  }

  func finish(_ movie: borrowing MovieWriter) throws(AVError) {
    try encoder.encode(nil) { packet throws(AVError) in
      packet.pointee.duration = 1
      try movie.write(packet, to: stream, from: encoder)
    }
  }

  /// Flat areas cost little whatever the preset, so the fastest that keeps B-frames out of the way.
  private static let options = ["preset": "ultrafast", "crf": "18"]

  private static func prepare(_ context: UnsafeMutablePointer<AVCodecContext>, _ clip: TestClip) {
    let rate = CInt(clamping: clip.frameRate)
    context.pointee.width = CInt(clamping: clip.width)
    context.pointee.height = CInt(clamping: clip.height)
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.pointee.time_base = AVRational(num: 1, den: rate)
    context.pointee.framerate = AVRational(num: rate, den: 1)
    context.pointee.gop_size = rate
    // Each holds pictures of its own. As many as there are cores would not fit into a worker's memory.
    context.pointee.thread_count = 2
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.colorspace = AVCOL_SPC_BT709
    context.pointee.color_primaries = AVCOL_PRI_BT709
    context.pointee.color_trc = AVCOL_TRC_BT709
    context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
  }

  private static func tag(_ frame: UnsafeMutablePointer<AVFrame>) {
    frame.pointee.color_range = AVCOL_RANGE_MPEG
    frame.pointee.colorspace = AVCOL_SPC_BT709
    frame.pointee.color_primaries = AVCOL_PRI_BT709
    frame.pointee.color_trc = AVCOL_TRC_BT709
  }
}
