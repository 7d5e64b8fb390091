import CLibAV
import Glibc

/// Error numbers of libav, whose macros do not reach Swift: `AVERROR` negates an errno, `FFERRTAG` negates
/// four packed bytes.
enum AVFailure {
  static let endOfFile = tagged("E", "O", "F", " ")
  static let exit = tagged("E", "X", "I", "T")
  static let tryAgain = -EAGAIN
  static let notPermitted = -EPERM
  static let invalidArgument = -EINVAL
  /// `AVERROR_ENCODER_NOT_FOUND`, whose first byte is no letter.
  static let noEncoder = tagged("\u{F8}", "E", "N", "C")

  /// libav's own words for an error number.
  static func sentence(_ code: CInt) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let base = buffer.baseAddress, av_strerror(code, base, buffer.count) == 0 else {
        return "error \(code)"
      }
      return String(cString: base)
    }
  }

  private static func tagged(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar, _ fourth: Unicode.Scalar
  ) -> CInt {
    -CInt(bitPattern: first.value | second.value << 8 | third.value << 16 | fourth.value << 24)
  }
}
