/// How long a frame of an animated picture is shown.
enum FrameDelay {
  private static let shortest: Int64 = 10_000
  private static let usual: Int64 = 100_000

  /// Microseconds that players show a frame for: one that asks for 10 ms or less was made for slower machines and
  /// is held for 100 ms, in browsers for every format and in libav for GIF.
  static func played(_ microseconds: Int64) -> Int64 { microseconds <= shortest ? usual : microseconds }
}
