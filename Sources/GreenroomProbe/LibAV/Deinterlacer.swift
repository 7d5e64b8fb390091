import CLibAV
import Glibc

/// Makes whole frames of such as hold two fields, each with every other line and half a frame apart: the lines of the
/// field that is shown first stay, and those between are made anew for the same moment.
enum Deinterlacer {
  /// Whether a frame says of itself that it holds two fields.
  static func isInterlaced(_ frame: UnsafePointer<AVFrame>) -> Bool { frame.pointee.interlaced_frame != 0 }

  /// The frame as one picture; nil where it is one. What does not move keeps its detail where the frames beside it are
  /// given; else it is guessed from the field alone.
  ///
  /// - Parameters:
  ///   - before: The frame shown before it; nil where there is none or it is not known.
  ///   - after: The frame shown after it.
  static func picture(
    of frame: UnsafeMutablePointer<AVFrame>, before: UnsafeMutablePointer<AVFrame>? = nil,
    after: UnsafeMutablePointer<AVFrame>? = nil
  ) throws(AVError) -> SharedFrame? {
    guard isInterlaced(frame) else { return nil }
    guard let layout = FieldLayout(frame.pointee.format) else {
      let parts = SharedFrame(try planar(frame))
      defer { withExtendedLifetime(parts) {} }
      guard let layout = FieldLayout(parts.frame.pointee.format) else {
        throw AVError(AVFailure.invalidArgument)
      }
      return SharedFrame(try interpolated(parts.frame, layout, before: nil, after: nil))
    }
    let (before, after) = (alike(before, frame), alike(after, frame))
    // Where one is not known nothing is taken to have moved on that side.
    let isAlone = before == nil && after == nil
    return SharedFrame(
      try interpolated(
        frame, layout, before: isAlone ? nil : before ?? frame, after: isAlone ? nil : after ?? frame))
  }

  private static func alike(
    _ other: UnsafeMutablePointer<AVFrame>?, _ frame: UnsafeMutablePointer<AVFrame>
  ) -> UnsafeMutablePointer<AVFrame>? {
    guard let other, other.pointee.width == frame.pointee.width, other.pointee.height == frame.pointee.height,
      other.pointee.format == frame.pointee.format
    else { return nil }
    return other
  }

  private static func interpolated(
    _ frame: UnsafeMutablePointer<AVFrame>, _ layout: FieldLayout, before: UnsafeMutablePointer<AVFrame>?,
    after: UnsafeMutablePointer<AVFrame>?
  ) throws(AVError) -> FrameBox {
    let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
    guard
      let whole = FrameBox.picture(
        AVPixelFormat(rawValue: frame.pointee.format), width: width, height: height)
    else { throw AVError(-ENOMEM) }
    try check(av_frame_copy_props(whole.frame, frame))
    whole.frame.pointee.interlaced_frame = 0
    let kept = frame.pointee.top_field_first != 0 ? 0 : 1
    for plane in 0..<layout.planes {
      guard let target = FieldRows(whole.frame, plane), let now = FieldRows(frame, plane) else { continue }
      let beside = before.flatMap { FieldRows($0, plane) }.flatMap { before in
        after.flatMap { FieldRows($0, plane) }.map { (before: before, after: $0) }
      }
      let size = layout.size(of: plane, width: width, height: height)
      let fill = FieldFilling(size: size, kept: kept, now: now, beside: beside, target: target)
      if layout.isDeep { fill.run(as: UInt16.self) } else { fill.run(as: UInt8.self) }
    }
    return whole
  }

  /// The same pixels with a plane for each component, as each field has lines of its own of each.
  private static func planar(_ frame: UnsafeMutablePointer<AVFrame>) throws(AVError) -> FrameBox {
    let about = av_pix_fmt_desc_get(AVPixelFormat(rawValue: frame.pointee.format))
    let isRGB = PixelLayout(frame.pointee.format)?.colorModel == "rgb"
    let sharesRows = about?.pointee.log2_chroma_h ?? 0 > 0
    let format = isRGB ? AV_PIX_FMT_GBRP : sharesRows ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_YUV422P
    let (width, height) = (frame.pointee.width, frame.pointee.height)
    guard let picture = FrameBox.picture(format, width: Int(width), height: Int(height)) else {
      throw AVError(-ENOMEM)
    }
    guard
      let scaler = sws_getContext(
        width, height, AVPixelFormat(rawValue: frame.pointee.format), width, height, format, SWS_POINT, nil,
        nil,
        nil)
    else { throw AVError(AVFailure.invalidArgument) }
    defer { sws_freeContext(scaler) }
    try check(sws_scale_frame(scaler, picture.frame, frame))
    try check(av_frame_copy_props(picture.frame, frame))
    return picture
  }
}

/// How the pixels of a planar format lie in memory.
struct FieldLayout {
  let planes: Int
  /// Whether a sample has two bytes.
  let isDeep: Bool
  private let chromaShift: (across: Int, down: Int)
  private let isChroma: [Bool]

  /// Nil where components share a plane, or samples are not whole numbers as this machine stores them.
  init?(_ format: CInt) {
    guard format >= 0, let descriptor = av_pix_fmt_desc_get(AVPixelFormat(rawValue: format)) else {
      return nil
    }
    let about = descriptor.pointee
    let refused =
      AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL
      | AV_PIX_FMT_FLAG_FLOAT
    guard about.flags & UInt64(refused) == 0, about.nb_components > 0 else { return nil }
    let components = [about.comp.0, about.comp.1, about.comp.2, about.comp.3].prefix(Int(about.nb_components))
    let bytes = about.comp.0.depth > 8 ? 2 : 1
    guard components.allSatisfy({ Int($0.step) == bytes && $0.offset == 0 && $0.depth <= 16 }),
      Set(components.map(\.plane)).count == components.count
    else { return nil }
    planes = components.count
    isDeep = bytes == 2
    chromaShift = (Int(about.log2_chroma_w), Int(about.log2_chroma_h))
    let isRGB = about.flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
    isChroma = (0..<components.count).map { !isRGB && ($0 == 1 || $0 == 2) && components.count > 2 }
  }

  func size(of plane: Int, width: Int, height: Int) -> (width: Int, height: Int) {
    guard isChroma[plane] else { return (width, height) }
    func part(_ side: Int, _ shift: Int) -> Int { (side + (1 << shift) - 1) >> shift }
    return (part(width, chromaShift.across), part(height, chromaShift.down))
  }
}
