import CLinux
import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Runs the built `greenroom` as a shell would: arguments are bytes, streams are pipes.
struct Executable: Sendable {
  struct Result {
    let status: Int32
    let output: String
    let messages: String

    func json() throws -> JSONValue { try JSONValue(parsing: output) }
  }

  var environment: [String: String] = [:]
  var workingFolder = "/"

  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  func run(_ arguments: [String]) throws -> Result { try run(bytes: arguments.map { Array($0.utf8) }) }

  func run(bytes arguments: [[UInt8]]) throws -> Result { try start(bytes: arguments).finish() }

  func start(bytes arguments: [[UInt8]]) throws -> RunningExecutable {
    let (output, messages) = (Pipe(), Pipe())
    var child = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.fileHandleForWriting.fileDescriptor, 1)
    posix_spawn_file_actions_adddup2(&actions, messages.fileHandleForWriting.fileDescriptor, 2)

    // What other tests hold open must not stay open for as long as this child runs.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)

    // Tests run on threads that hold signals back, and a child inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let path = BuiltProducts.path(of: "greenroom")
    let command = ["env", "-C", workingFolder, path].map { Array($0.utf8) } + arguments
    var argv = command.map(Self.cString) + [nil]
    var envp = environment.map { Self.cString(Array("\($0.key)=\($0.value)".utf8)) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    let code = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, &argv, &envp)
    try #require(code == 0, "\(path) does not start: \(String(cString: strerror(code)))")
    try output.fileHandleForWriting.close()
    try messages.fileHandleForWriting.close()
    return RunningExecutable(
      child: child, output: output.fileHandleForReading, messages: messages.fileHandleForReading)
  }

  private static func cString(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
    copy[bytes.count] = 0
    return copy
  }
}

/// A started program.
struct RunningExecutable {
  let child: pid_t
  let output: FileHandle
  let messages: FileHandle

  func send(_ signal: Int32) { kill(child, signal) }

  /// Waits for its end. What it writes must fit into a pipe's buffer on one of the two streams.
  func finish() -> Executable.Result {
    let texts = [output, messages].map { String(decoding: $0.readDataToEndOfFile(), as: UTF8.self) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return Executable.Result(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: texts[0], messages: texts[1])
  }
}
