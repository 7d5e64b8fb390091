import Glibc
import Greenroom
import GreenroomModel
import Synchronization

/// Ctrl-C, and SIGTERM where a workflow can stop in order, which is then asked to. Everything else, and a second
/// signal, ends the program at once. They end in 130 and 143, and a script that asked for JSON gets its error
/// document.
enum Interruption {
  private static let isRequested = Atomic(false)
  private static let canStopInOrder = Atomic(false)
  private static let wasTerminated = Atomic(false)
  /// Made beforehand, since a signal handler may hardly do more than `write`.
  nonisolated(unsafe) private static var message = UnsafeRawBufferPointer(start: nil, count: 0)
  nonisolated(unsafe) private static var descriptor = STDERR_FILENO

  static let error = GreenroomError(.interrupted, "Interrupted.")

  static func install(isJSON: Bool) {
    descriptor = isJSON ? STDOUT_FILENO : STDERR_FILENO
    let document = try? DocumentEncoder.encode(ErrorDocument(error), as: .pretty)
    message = copy(
      isJSON
        ? (document ?? []) + [UInt8(ascii: "\n")]
        : Array("\ngreenroom: interrupted\n".utf8))
    signal(SIGINT, handle)
  }

  /// Once a result is being written, a second document must not join it.
  static func restore() { signal(SIGINT, SIG_DFL) }

  /// Runs `work`, which asks now and then whether it should stop.
  static func heeded<Result>(_ work: (_ shouldStop: @escaping @Sendable () -> Bool) throws -> Result) rethrows
    -> Result
  {
    canStopInOrder.store(true, ordering: .relaxed)
    signal(SIGTERM, handle)
    defer {
      signal(SIGTERM, SIG_DFL)
      canStopInOrder.store(false, ordering: .relaxed)
    }
    return try work { isRequested.load(ordering: .relaxed) }
  }

  /// How a program ends that was told to stop.
  static var status: ExitStatus { wasTerminated.load(ordering: .relaxed) ? .terminated : .interrupted }

  private static let handle: @convention(c) (CInt) -> Void = { signal in
    if signal == SIGTERM { wasTerminated.store(true, ordering: .relaxed) }
    if canStopInOrder.load(ordering: .relaxed), !isRequested.exchange(true, ordering: .relaxed) { return }
    _ = write(descriptor, message.baseAddress, message.count)
    _exit((signal == SIGTERM ? ExitStatus.terminated : .interrupted).rawValue)
  }

  /// Never freed: the handler may run until the very end.
  private static func copy(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(memory)
  }
}
