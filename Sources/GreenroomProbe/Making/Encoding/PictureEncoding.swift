import CLibAV
import CWebP
import Glibc

/// Encodes a picture into the bytes of a file.
package enum PictureEncoding {
  package enum Format: String, CaseIterable, Sendable { case jpeg, png, webp }

  /// JPEG leaves alpha out; PNG and WebP keep it where the picture has it. PNG knows no quality.
  ///
  /// - Parameter quality: From 1 to 100.
  /// - Returns: Nil where memory is short, or the sides are more than the format can say: 65,535 pixels in JPEG,
  ///   16,383 in WebP.
  package static func encode(_ picture: StillPicture, as format: Format, quality: Int) -> [UInt8]? {
    switch format {
    case .jpeg: try? JPEGPicture.encode(picture, quality: quality)
    case .png: try? png(picture, compression: 6)
    case .webp: webp(picture, quality: quality)
    }
  }

  /// - Parameter compression: zlib's level, from 0 to 9.
  static func png(_ picture: StillPicture, compression: CInt) throws(AVError) -> [UInt8] {
    let format = picture.hasAlpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24
    guard let box = FrameBox.picture(format, width: picture.width, height: picture.height) else {
      throw AVError(-ENOMEM)
    }
    fill(box.frame, from: picture)
    let encoder = try Encoder("png", options: ["pred": "mixed"]) { context in
      context.pointee.width = CInt(clamping: picture.width)
      context.pointee.height = CInt(clamping: picture.height)
      context.pointee.pix_fmt = format
      context.pointee.time_base = AVRational(num: 1, den: 1)
      context.pointee.compression_level = compression
    }
    var bytes: [UInt8] = []
    let keep = { (packet: UnsafeMutablePointer<AVPacket>) throws(AVError) in
      bytes += UnsafeBufferPointer(start: packet.pointee.data, count: Int(packet.pointee.size))
    }
    try encoder.encode(box.frame, keep)
    try encoder.encode(nil, keep)
    return bytes
  }

  private static func fill(_ frame: UnsafeMutablePointer<AVFrame>, from picture: StillPicture) {
    guard let rows = frame.pointee.data.0 else { return }
    for number in 0..<picture.height {
      let (source, target) = (picture.row(number), rows + number * Int(frame.pointee.linesize.0))
      if picture.hasAlpha {
        memcpy(target, source, picture.stride)
      } else {
        for column in 0..<picture.width {
          target[column * 3] = source[column * 4]
          target[column * 3 + 1] = source[column * 4 + 1]
          target[column * 3 + 2] = source[column * 4 + 2]
        }
      }
    }
  }

  private static func webp(_ picture: StillPicture, quality: Int) -> [UInt8]? {
    var options = WebPConfig()
    var canvas = WebPPicture()
    guard WebPConfigInit(&options) != 0, WebPPictureInit(&canvas) != 0 else { return nil }
    options.quality = Float(quality)
    canvas.width = CInt(clamping: picture.width)
    canvas.height = CInt(clamping: picture.height)
    defer { WebPPictureFree(&canvas) }
    let imported = picture.hasAlpha ? WebPPictureImportRGBA : WebPPictureImportRGBX
    guard imported(&canvas, picture.pixels, CInt(clamping: picture.stride)) != 0 else { return nil }
    var writer = WebPMemoryWriter()
    WebPMemoryWriterInit(&writer)
    defer { WebPMemoryWriterClear(&writer) }
    return withUnsafeMutablePointer(to: &writer) { writer in
      canvas.writer = WebPMemoryWrite
      canvas.custom_ptr = UnsafeMutableRawPointer(writer)
      guard WebPEncode(&options, &canvas) != 0, let bytes = writer.pointee.mem else { return nil }
      return Array(UnsafeBufferPointer(start: bytes, count: writer.pointee.size))
    }
  }
}
