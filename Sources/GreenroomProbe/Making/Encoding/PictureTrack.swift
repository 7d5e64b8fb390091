import CLibAV
import Glibc
import GreenroomModel

/// The pictures of a test clip on their way from the drawing to the file.
struct PictureTrack: ~Copyable {
  private let clip: TestClip
  private let card: TestCard
  private let track: EncodedTrack
  /// The frame drawn last.
  let frame: FrameBox

  init(_ clip: TestClip, in movie: borrowing MovieWriter) throws(AVError) {
    guard let card = TestCard(clip),
      let frame = FrameBox.picture(AV_PIX_FMT_YUV420P, width: clip.width, height: clip.height)
    else { throw AVError(-ENOMEM) }
    guard let rate = FrameRate(Int64(clip.frameRate), over: 1) else { throw AVError(-EINVAL) }
    let encoder = try Encoder.h264(
      PixelSize(clip.width, clip.height), rate: rate, keyFrameEvery: clip.frameRate, options: Self.options)
    frame.tagAsBT709()
    track = try EncodedTrack(encoder, in: movie, duration: 1)
    self.clip = clip
    self.card = card
    self.frame = frame
  }

  func write(frame number: Int, to movie: borrowing MovieWriter) throws(AVError) {
    // The encoder may still hold what was drawn before.
    try check(av_frame_make_writable(frame.frame))
    card.draw(frame: number, on: frame.frame)
    frame.frame.pointee.pts = Int64(number)
    try track.write(frame.frame, to: movie)
  }

  func finish(_ movie: borrowing MovieWriter) throws(AVError) { try track.write(nil, to: movie) }

  /// Flat areas cost little whatever the preset, so the fastest that keeps B-frames out of the way.
  private static let options = ["preset": "ultrafast", "crf": "18"]
}
