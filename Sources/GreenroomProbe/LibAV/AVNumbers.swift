import CLibAV
import GreenroomModel

/// Libav's numbers come from strangers: −2⁶³ for "no time", 0/0 for "no rate", NaN for a broken matrix. None
/// is converted by an initialiser that traps; what makes no sense is nil.
enum AVNumbers {
  /// `AV_NOPTS_VALUE`, whose macro holds a cast and does not reach Swift.
  static let noTime = Int64.min

  static func time(_ value: Int64) -> Int64? { value == noTime ? nil : value }

  static func rate(_ value: AVRational) -> FrameRate? {
    FrameRate(Int64(value.num), over: Int64(value.den))
  }

  static func positive(_ value: CInt) -> Int? { value > 0 ? Int(value) : nil }

  /// Clockwise degrees that a display matrix turns by; nil where it is no quarter turn. The matrix is nine
  /// 16.16 fixed-point numbers, of which four turn.
  static func clockwiseRotation(_ matrix: UnsafePointer<Int32>) -> Int? {
    let counterclockwise = av_display_rotation_get(matrix)
    guard counterclockwise.isFinite else { return nil }
    let quarters = (-counterclockwise / 90).rounded()
    guard abs(-counterclockwise - quarters * 90) < 1 else { return nil }
    let turns = (Int(quarters) % 4 + 4) % 4
    return turns * 90
  }
}
