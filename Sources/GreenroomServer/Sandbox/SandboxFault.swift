/// What the sandbox does wrong when it is told to.
package struct SandboxFault: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case http400 = "http-400"
    case http401 = "http-401"
    case http402 = "http-402"
    case http429 = "http-429"
    case http500 = "http-500"
    /// The connection ends before the job is taken.
    case lostBefore = "lost-before"
    /// The job is taken, and the connection ends without an answer.
    case lostAfter = "lost-after"
    /// The job is taken, and half of the answer comes.
    case halfJSON = "half-json"
    /// The job is taken, and no answer comes for long.
    case silent
    /// The job runs and fails.
    case taskFailed = "task-failed"
    /// The connection ends in the middle of the clip.
    case cutDownload = "cut-download"
    /// The link is dead from the start; the next look at the task gives a fresh one.
    case expired
  }

  package let kind: Kind
  /// How many times; nil without end.
  package let count: Int?

  /// Reads `http-500` and `http-500=3`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = Kind(rawValue: String(parts[0])) else { return nil }
    self.kind = kind
    guard parts.count == 2 else {
      count = nil
      return
    }
    guard let count = Int(parts[1]), count > 0 else { return nil }
    self.count = count
  }
}
