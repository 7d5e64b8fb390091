import CLibAV
import Glibc
import GreenroomModel

/// Writes one decoded or drawn picture as an 8-bit PNG.
enum PictureFile {
  /// - Parameter rotation: Clockwise degrees by which it is turned: 0, 90, 180 or 270.
  static func write(
    _ frame: UnsafeMutablePointer<AVFrame>, turned rotation: Int = 0, to path: MediaPath
  ) throws(AVError) {
    let converted = try RGBPicture.converting(frame)
    let picture = try RGBPicture.turning(converted, by: rotation)
    let encoder = try Encoder("png") { context in
      context.pointee.width = picture.frame.pointee.width
      context.pointee.height = picture.frame.pointee.height
      context.pointee.pix_fmt = AV_PIX_FMT_RGB24
      context.pointee.time_base = AVRational(num: 1, den: 1)
    }
    let file = try create(path)
    defer { close(file) }
    try encoder.encode(picture.frame) { packet throws(AVError) in try write(packet, to: file) }
    try encoder.encode(nil) { packet throws(AVError) in try write(packet, to: file) }
  }

  /// Writes bytes as a file, over what was there.
  static func write(_ bytes: [UInt8], to path: MediaPath) throws(AVError) {
    let file = try create(path)
    defer { close(file) }
    try bytes.withUnsafeBufferPointer { buffer throws(AVError) in try write(buffer, to: file) }
  }

  private static func create(_ path: MediaPath) throws(AVError) -> CInt {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw AVError(-errno) }
    return file
  }

  private static func write(_ packet: UnsafeMutablePointer<AVPacket>, to file: CInt) throws(AVError) {
    try write(UnsafeBufferPointer(start: packet.pointee.data, count: Int(packet.pointee.size)), to: file)
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to file: CInt) throws(AVError) {
    guard let start = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(file, start + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw AVError(-errno) }
      written += count
    }
  }
}
