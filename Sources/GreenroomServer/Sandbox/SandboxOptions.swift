/// How the sandbox behaves.
package struct SandboxOptions: Sendable {
  /// 0 takes any that is free.
  package var port = 0
  /// Seconds that a job waits in the queue.
  package var queue = 0.5
  /// Seconds that it takes then.
  package var latency = 1.5
  /// Seconds that a link lives; nil takes the profile's.
  package var linkLife: Double?
  package var faults: [SandboxFault] = []
  /// The one key that is let in; nil lets everyone in who has any.
  package var key: String?
  /// How a task is told of; nil as the profile's contract has it.
  package var drift: SandboxDrift?

  package init() {}
}

/// The ways in which the gateway has written down the state of a task.
package enum SandboxDrift: String, CaseIterable, Sendable {
  /// One URL as text, progress as a number, milliseconds.
  case seed
  /// The same in seconds.
  case april
  /// URLs in lists, cost, links of the task itself.
  case june
  /// The same with progress as `"45%"`, and what became of the bill.
  case september
}
