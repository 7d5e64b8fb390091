import CLibAV
import Glibc
import GreenroomModel

/// Brings decoded frames to those of a fitted clip: turned, with square pixels, cut, scaled, 8-bit 4:2:0 in BT.709.
struct FrameFitter: ~Copyable {
  private let framing: Framing
  /// Clockwise degrees.
  private let rotation: Int
  private let background: PlainColour
  private var scaler: OpaquePointer?
  private var source: Source?

  private struct Source: Equatable {
    let width: CInt
    let height: CInt
    let format: CInt
    let matrix: CInt
    let isFullRange: Bool

    init(_ frame: UnsafePointer<AVFrame>, matrix: CInt, isFullRange: Bool) {
      width = frame.pointee.width
      height = frame.pointee.height
      format = frame.pointee.format
      self.matrix = matrix
      self.isFullRange = isFullRange
    }
  }

  init(_ framing: Framing, rotation: Int, background: PlainColour) {
    self.framing = framing
    self.rotation = rotation
    self.background = background
  }

  deinit { sws_freeContext(scaler) }

  /// - Parameter aspect: Of the stored pixels, width to height.
  mutating func picture(
    of frame: UnsafeMutablePointer<AVFrame>, aspect: Double
  ) throws(AVError) -> FrameBox {
    let (matrix, isFullRange) = (RGBPicture.matrix(frame), RGBPicture.isFullRange(frame))
    var cut = FrameList()
    cut.keep(frame)
    guard let kept = cut.frames.first else { throw AVError(-ENOMEM) }
    if let crop = framing.crop { try Self.cut(kept, to: crop, rotation, aspect) }
    let isOnSide = rotation % 180 != 0
    let size = isOnSide ? PixelSize(framing.size.height, framing.size.width) : framing.size
    if HighDynamicRange(kept) != nil {
      // Scaled on the way, and BT.709 of a plain screen from there on.
      let plain = try RGBPicture.converting(kept, to: size, quality: SWS_BICUBIC)
      return try finished(plain.frame, Source(plain.frame, matrix: SWS_CS_ITU709, isFullRange: true), size)
    }
    return try finished(kept, Source(kept, matrix: matrix, isFullRange: isFullRange), size)
  }

  private mutating func finished(
    _ frame: UnsafeMutablePointer<AVFrame>, _ source: Source, _ size: PixelSize
  ) throws(AVError) -> FrameBox {
    guard let scaled = FrameBox.picture(AV_PIX_FMT_YUV420P, width: size.width, height: size.height) else {
      throw AVError(-ENOMEM)
    }
    scaled.tagAsBT709()
    try prepare(source, size)
    try check(sws_scale_frame(scaler, scaled.frame, frame))
    return try framed(try PlaneTurning.turned(scaled, by: rotation))
  }

  private mutating func prepare(_ new: Source, _ size: PixelSize) throws(AVError) {
    guard new != source else { return }
    sws_freeContext(scaler)
    source = nil
    scaler = sws_getContext(
      new.width, new.height, AVPixelFormat(rawValue: new.format), CInt(clamping: size.width),
      CInt(clamping: size.height), AV_PIX_FMT_YUV420P,
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP, nil, nil, nil)
    guard let scaler else { throw AVError(AVFailure.invalidArgument) }
    sws_setColorspaceDetails(
      scaler, sws_getCoefficients(new.matrix), new.isFullRange ? 1 : 0, sws_getCoefficients(SWS_CS_ITU709), 0,
      0, 1 << 16, 1 << 16)
    source = new
  }

  /// Cuts what is shown in `crop` out of a stored frame, to the next pixel whose colour is its own.
  private static func cut(
    _ frame: UnsafeMutablePointer<AVFrame>, to crop: PixelRectangle, _ rotation: Int, _ aspect: Double
  ) throws(AVError) {
    let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
    let square = ShownFrame.squared(PixelSize(width, height), aspect: aspect)
    let part = StoredPart(
      of: crop, shownIn: rotation % 180 == 0 ? square : PixelSize(square.height, square.width),
      rotation: rotation)
    guard let layout = av_pix_fmt_desc_get(AVPixelFormat(rawValue: frame.pointee.format)) else {
      throw AVError(AVFailure.invalidArgument)
    }
    let across = part.across.pixels(of: width, step: 1 << Int(layout.pointee.log2_chroma_w))
    let down = part.down.pixels(of: height, step: 1 << Int(layout.pointee.log2_chroma_h))
    frame.pointee.crop_left = across.lowerBound
    frame.pointee.crop_right = width - across.upperBound
    frame.pointee.crop_top = down.lowerBound
    frame.pointee.crop_bottom = height - down.upperBound
    try check(av_frame_apply_cropping(frame, CInt(AV_FRAME_CROP_UNALIGNED)))
  }

  /// In the middle of the canvas, if there is one.
  private func framed(_ picture: consuming FrameBox) throws(AVError) -> FrameBox {
    guard let canvas = framing.canvas, canvas != framing.size else { return picture }
    guard let box = FrameBox.picture(AV_PIX_FMT_YUV420P, width: canvas.width, height: canvas.height) else {
      throw AVError(-ENOMEM)
    }
    box.tagAsBT709()
    let place = PixelSize(
      max(0, (canvas.width - framing.size.width) / 4 * 2),
      max(0, (canvas.height - framing.size.height) / 4 * 2))
    Planes.fill(box.frame, background)
    Planes.copy(picture.frame, to: box.frame, at: place)
    return box
  }
}
