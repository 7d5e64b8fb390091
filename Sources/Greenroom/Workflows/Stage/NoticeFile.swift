import Foundation
import GreenroomModel

/// The file that a ``ListenerNotice`` stands in, and the lock on it.
final class NoticeFile: Sendable {
  /// Far more than a notice needs.
  private static let greatestLength = 16_384

  private let descriptor: CInt

  /// Nil where there is no such file.
  init?(reading path: MediaPath) {
    descriptor = Self.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
  }

  /// Nil with `errno` where it can be neither opened nor made.
  init?(writing path: MediaPath) {
    descriptor = Self.open(path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether somebody holds the lock. Looking takes it for a moment.
  var isHeld: Bool {
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return true }
    flock(descriptor, LOCK_UN)
    return false
  }

  /// Takes the lock until this goes; false where another has it. One who only looks has it for a moment, so
  /// this is tried for half a second.
  func hold() -> Bool {
    for _ in 0..<50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(10_000)
    }
    return false
  }

  /// What stands in it; nil where that is no notice.
  var notice: ListenerNotice? {
    var bytes = [UInt8](repeating: 0, count: Self.greatestLength)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return try? Self.decoder.decode(ListenerNotice.self, from: Data(bytes.prefix(count)))
  }

  func write(_ notice: ListenerNotice) throws {
    let bytes = try Self.encoder.encode(notice) + [UInt8(ascii: "\n")]
    let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count, ftruncate(descriptor, off_t(count)) == 0 else {
      throw GreenroomError(
        .inputOutput, "The listener's notice cannot be written: \(String(cString: strerror(errno))).",
        hint: "Check the room on the disk that holds the library.")
    }
  }

  func clear() { ftruncate(descriptor, 0) }

  private static func open(_ path: MediaPath, _ flags: CInt) -> CInt {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    return Glibc.open(name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
