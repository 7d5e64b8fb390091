import CLinux
import Foundation
import Glibc

/// Runs a server and ends it, with its folder, when this object or this process ends, even by SIGKILL: a shell
/// waits for the end of a pipe that only this process can write into.
final class Guardian: Sendable {
  private static let script = """
    folder=$1 log=$2 litter=$3; shift 3
    TMPDIR=$folder HOME=$folder "$@" >"$log" 2>&1 </dev/null &
    cat >/dev/null
    kill -9 $!
    wait $! 2>/dev/null
    rm -rf "$folder" $litter
    """

  private let shell: pid_t
  private let pipe: Int32

  /// - Parameter litter: Patterns, separated by blanks, of what the server leaves elsewhere.
  init(_ command: [String], folder: String, log: String, litter: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw POSIXError(.EMFILE) }
    pipe = ends[1]
    defer { close(ends[0]) }
    shell = try Self.spawn(
      ["/bin/sh", "-c", Self.script, "guardian", folder, log, litter] + command, input: ends[0])
  }

  deinit {
    close(pipe)
    var status: Int32 = 0
    while waitpid(shell, &status, 0) == -1, errno == EINTR {}
  }

  private static func spawn(_ command: [String], input: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)

    // Tests run on threads that hold signals back, and a child inherits that. A group of its own keeps it from
    // what a terminal sends to the tests.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

    var arguments = command.map { strdup($0) } + [nil]
    var environment = [strdup("PATH=/usr/local/bin:/usr/bin:/bin"), nil]
    defer { (arguments + environment).forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &environment)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    return child
  }
}
