import Glibc
import Greenroom

/// What the two output streams are connected to.
struct Terminal: Equatable, Sendable {
  /// Nil where results go to a file or a pipe: then nothing is wrapped or shortened.
  var columns: Int?
  var isOutputColored = false
  var isErrorColored = false
  var isErrorTerminal = false
  /// Of the error stream, where it is a terminal.
  var errorColumns: Int?

  init() {}

  init(color: ColorChoice, environment: [String: String]) {
    columns = Self.columns(of: STDOUT_FILENO)
    errorColumns = Self.columns(of: STDERR_FILENO)
    isErrorTerminal = isatty(STDERR_FILENO) == 1
    let isDumb = environment["TERM"] == "dumb"
    isOutputColored = Self.colored(color, isTerminal: isatty(STDOUT_FILENO) == 1, isDumb: isDumb)
    isErrorColored = Self.colored(color, isTerminal: isErrorTerminal, isDumb: isDumb)
    if isDumb { isErrorTerminal = false }
  }

  private static func colored(_ choice: ColorChoice, isTerminal: Bool, isDumb: Bool) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isTerminal && !isDumb
    }
  }

  private static func columns(of descriptor: CInt) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
