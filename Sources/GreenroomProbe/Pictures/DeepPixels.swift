import CLibAV

/// Rounds channels of 16 bits to 8, which the scaler of libav does by way of luma and chroma.
enum DeepPixels {
  /// Where each of red, green, blue and alpha is, counted in numbers of 16 bits from the first of a pixel.
  private struct Order {
    let step: Int
    let channels: (Int, Int, Int)
    let alpha: Int?
    let isBig: Bool
  }

  /// False where the frame is none of that kind.
  static func fill(_ picture: StillPicture, from frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    guard let order = order(AVPixelFormat(rawValue: frame.pointee.format)), let rows = frame.pointee.data.0
    else {
      return false
    }
    for number in 0..<picture.height {
      let row = UnsafeRawPointer(rows + number * Int(frame.pointee.linesize.0))
      var pixel = picture.row(number)
      for column in 0..<picture.width {
        let source = row + column * order.step * 2
        pixel[0] = byte(source, order.channels.0, order.isBig)
        pixel[1] = byte(source, order.channels.1, order.isBig)
        pixel[2] = byte(source, order.channels.2, order.isBig)
        pixel[3] = order.alpha.map { byte(source, $0, order.isBig) } ?? 255
        pixel += 4
      }
    }
    return true
  }

  @inline(__always)
  private static func byte(_ pixel: UnsafeRawPointer, _ channel: Int, _ isBig: Bool) -> UInt8 {
    let stored = pixel.load(fromByteOffset: channel * 2, as: UInt16.self)
    let value = UInt32(isBig ? UInt16(bigEndian: stored) : UInt16(littleEndian: stored))
    return UInt8(truncatingIfNeeded: (value * 255 + 32_767) / 65_535)
  }

  private static func order(_ format: AVPixelFormat) -> Order? {
    switch format {
    case AV_PIX_FMT_RGB48BE: Order(step: 3, channels: (0, 1, 2), alpha: nil, isBig: true)
    case AV_PIX_FMT_RGB48LE: Order(step: 3, channels: (0, 1, 2), alpha: nil, isBig: false)
    case AV_PIX_FMT_RGBA64BE: Order(step: 4, channels: (0, 1, 2), alpha: 3, isBig: true)
    case AV_PIX_FMT_RGBA64LE: Order(step: 4, channels: (0, 1, 2), alpha: 3, isBig: false)
    case AV_PIX_FMT_GRAY16BE: Order(step: 1, channels: (0, 0, 0), alpha: nil, isBig: true)
    case AV_PIX_FMT_GRAY16LE: Order(step: 1, channels: (0, 0, 0), alpha: nil, isBig: false)
    case AV_PIX_FMT_YA16BE: Order(step: 2, channels: (0, 0, 0), alpha: 1, isBig: true)
    case AV_PIX_FMT_YA16LE: Order(step: 2, channels: (0, 0, 0), alpha: 1, isBig: false)
    default: nil
    }
  }
}
