import CLinux
import Glibc
import GreenroomModel

/// One running worker and the pipes to it. Belongs to one thread.
final class WorkerProcess {
  /// How a worker ended.
  struct Ending {
    let signal: CInt?
    let exitCode: CInt?
    /// Greatest resident memory, in bytes; 0 where it cannot be told from what this process had itself.
    let peakMemory: Int64
    /// The last line that it wrote to its standard error.
    let complaint: String?
  }

  private let process: pid_t
  let jobs: Descriptor
  let answers: Descriptor
  private let complaints: Descriptor
  private var hasEnded = false
  /// The end of what the worker wrote to its standard error. Libraries say there what they think of a file, which is
  /// not told anybody; what a worker says of its own end comes last.
  private var heard: [UInt8] = []
  /// This process's own greatest resident memory when the worker was started: until its program is loaded, a
  /// child counts as being as large as its parent.
  private let inheritedPeak: Int64

  init(executable: String, arguments: [String] = [], environment: [String]) throws(GreenroomError) {
    inheritedPeak = Self.ownPeak
    let input = try Pipe()
    let output = try Pipe()
    let errors = try Pipe()
    // A worker that complains at length must lose words, not wait for a reader.
    errors.writing.stopWaiting()
    process = try Self.spawn(
      [executable] + arguments, environment: environment, input: input.reading.number,
      output: output.writing.number, errors: errors.writing.number)
    jobs = input.takeWriting()
    answers = output.takeReading()
    complaints = errors.takeReading()
    jobs.stopWaiting()
    answers.stopWaiting()
    complaints.stopWaiting()
  }

  deinit { if !hasEnded { _ = end() } }

  /// Kills the worker where it still runs and waits until it is gone.
  func end() -> Ending {
    hasEnded = true
    kill(process, SIGKILL)
    var status: CInt = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    let peak = Int64(usage.ru_maxrss) * 1_024
    return Ending(
      signal: signal == 0 ? nil : signal, exitCode: signal == 0 ? (status >> 8) & 0xFF : nil,
      peakMemory: peak > inheritedPeak ? peak : 0, complaint: readComplaint())
  }

  private static var ownPeak: Int64 {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int64(usage.ru_maxrss) * 1_024
  }

  /// Makes room in the pipe for what the worker may still say. Does not wait.
  func listen() {
    var buffer = [UInt8](repeating: 0, count: Self.mostHeard)
    while true {
      let count = read(complaints.number, &buffer, buffer.count)
      guard count > 0 else { return }
      heard = (heard + buffer.prefix(count)).suffix(Self.mostHeard)
    }
  }

  private static let mostHeard = 2_048

  private func readComplaint() -> String? {
    listen()
    return String(decoding: heard, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init)
  }

  private static func spawn(
    _ command: [String], environment: [String], input: CInt, output: CInt, errors: CInt
  ) throws(GreenroomError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes)
    var process = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(environment) { variables in
        posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw cannotStart(command[0], code) }
    return process
  }

  /// Ctrl-C reaches the whole group, but it is the parent that decides what becomes of the work in hand.
  private static func setSignals(_ attributes: inout posix_spawnattr_t) {
    var blocked = sigset_t()
    sigemptyset(&blocked)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
    posix_spawnattr_setsigmask(&attributes, &blocked)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(
      &attributes, Int16(truncatingIfNeeded: POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  private static func cannotStart(_ executable: String, _ code: CInt) -> GreenroomError {
    let reason = String(cString: strerror(code))
    if code == EAGAIN || code == ENOMEM || code == EMFILE || code == ENFILE {
      return GreenroomError(
        .inputOutput, "No media worker can be started: \(reason).",
        hint: "Close other programs and run the command again.")
    }
    return .badWorker("The media worker \(executable) cannot be started: \(reason).")
  }
}

extension GreenroomError {
  /// The worker executable is missing, damaged or of another release.
  static func badWorker(_ message: String) -> GreenroomError {
    GreenroomError(
      .installation, message,
      hint: "`greenroom-media` must stand beside `greenroom` and be of the same release; install both again.")
  }
}

/// Calls `body` with a null-terminated array of C strings, as `exec` and its kin want them.
private func withCStrings<Value>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
  var pointers = strings.map { strdup($0) }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("an array of at least one is empty") }
    return body(base)
  }
}
