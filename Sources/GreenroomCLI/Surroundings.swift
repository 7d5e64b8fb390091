import Glibc
import Greenroom
import GreenroomModel

/// Everything the program takes from the process it runs in; tests bring their own.
struct Surroundings: Sendable {
  var environment: [String: String]
  var home: MediaPath
  var workingFolder: MediaPath
  /// The real path of the executable.
  var executable: MediaPath
  var results: ByteStream
  var messages: ByteStream
  /// Looks at the two streams once it is known whether colour is wanted.
  var terminal: @Sendable (ColorChoice) -> Terminal

  static func process() -> Surroundings {
    let environment = processEnvironment()
    let home = environment["HOME"].map { MediaPath($0) } ?? accountHome() ?? MediaPath("/")
    return Surroundings(
      environment: environment, home: home, workingFolder: currentFolder(), executable: executablePath(),
      results: .standardOutput, messages: .standardError,
      terminal: { Terminal(color: $0, environment: environment) })
  }

  var folders: UserFolders { UserFolders(environment: environment, home: home) }

  var installation: Installation {
    Installation(executable: executable, environment: environment, workingFolder: workingFolder)
  }

  private static func processEnvironment() -> [String: String] {
    var values: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return values
  }

  private static func accountHome() -> MediaPath? {
    guard let account = getpwuid(getuid()), let folder = account.pointee.pw_dir else { return nil }
    return MediaPath(String(cString: folder))
  }

  private static func currentFolder() -> MediaPath {
    guard let text = getcwd(nil, 0) else { return MediaPath("/") }
    defer { free(text) }
    return MediaPath(bytes: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  private static func executablePath() -> MediaPath {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = buffer.withUnsafeMutableBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map {
        readlink("/proc/self/exe", $0, bytes.count)
      } ?? 0
    }
    return MediaPath(bytes: Array(buffer.prefix(max(0, length))))
  }
}
