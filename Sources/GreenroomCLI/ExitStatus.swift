import GreenroomModel

/// How the program ends; scripts rely on these numbers.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case failed = 1
  /// Some of several items failed.
  case partial = 3
  case unauthorized = 4
  /// The preflight found errors.
  case refused = 5
  /// Waiting timed out; the task goes on.
  case waiting = 6
  /// Whether a submit got through is not known.
  case unknownOutcome = 7
  case usage = 64
  case interrupted = 130
  /// Told to stop by SIGTERM, and stopped in order.
  case terminated = 143

  /// What the command line alone shows to be wrong is wrong usage; a new kind of failure is `failed` until
  /// it earns a number.
  init(_ code: GreenroomError.Code) {
    switch code {
    case .usage, .invalidQuery, .invalidName: self = .usage
    case .interrupted: self = .interrupted
    case .unauthorized: self = .unauthorized
    case .refused: self = .refused
    default: self = .failed
    }
  }

  init(_ verdict: Verdict) { self = verdict == .fail ? .refused : .done }
}
