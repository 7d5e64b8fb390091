import Glibc
import GreenroomModel

/// How long the making of a fitted copy may take before it counts as hung.
enum FitTime {
  private static let picture = Duration.seconds(120)
  private static let start = Duration.seconds(60)
  /// Sources are read at this rate at the slowest, encoding apart.
  private static let slowestBytesPerSecond: Int64 = 500_000
  /// Bytes of a source that take a second to encode at the most.
  private static let fewestBytesPerSecond: Int64 = 20_000
  /// A machine that encodes more slowly than this is no use.
  private static let slowestPixelsPerSecond = 4_000_000.0
  /// As often as a copy is encoded until it is small enough.
  private static let mostTries = 4.0

  static func limit(of recipe: FitRecipe, from source: MediaPath) -> Duration {
    let bytes = size(of: source)
    let reading = Duration.seconds(bytes / slowestBytesPerSecond)
    return switch recipe {
    case .picture: picture
    case .sound: start + reading
    case .clip(let clip): start + reading + encoding(clip, bytes: bytes)
    }
  }

  private static func encoding(_ clip: ClipRecipe, bytes: Int64) -> Duration {
    guard let encoding = clip.encoding else { return .zero }
    // Where all of a clip is kept, its bytes tell how long it may play.
    guard let window = clip.window else { return .seconds(bytes / fewestBytesPerSecond) }
    let size = encoding.framing.outcome
    let pixels = window.length * encoding.frameRate.value * Double(size.width * size.height)
    return .seconds(mostTries * min(pixels, 1e12) / slowestPixelsPerSecond)
  }

  private static func size(of path: MediaPath) -> Int64 {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 ? Int64(status.st_size) : 0
  }
}
