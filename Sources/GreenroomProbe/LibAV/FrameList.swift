import CLibAV

/// Shares one picture among several owners.
final class SharedFrame {
  private let box: FrameBox
  var frame: UnsafeMutablePointer<AVFrame> { box.frame }

  init(_ box: consuming FrameBox) { self.box = box }
}

/// Frames kept beyond a decoder's callback, which borrows the decoder for as long as it runs.
struct FrameList: ~Copyable {
  private(set) var frames: [UnsafeMutablePointer<AVFrame>] = []

  mutating func keep(_ frame: UnsafeMutablePointer<AVFrame>) {
    if let kept = av_frame_clone(frame) { frames.append(kept) }
  }

  deinit {
    for frame in frames {
      var pointer: UnsafeMutablePointer<AVFrame>? = frame
      av_frame_free(&pointer)
    }
  }
}
