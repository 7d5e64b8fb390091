/// What a gateway says of a task, whatever words its contract has for it.
package enum GatewayStatus: Equatable, Sendable {
  case queued, processing, completed, failed, cancelled
  /// A word that nobody told us of. The task goes on: only a known word may end it.
  case other(String)

  package init(_ word: String) {
    switch word.lowercased() {
    case "queued", "pending", "submitted", "created", "waiting": self = .queued
    case "processing", "running", "in_progress", "in-progress", "generating": self = .processing
    case "completed", "complete", "succeeded", "success", "finished", "done": self = .completed
    case "failed", "failure", "error", "expired", "timeout": self = .failed
    case "cancelled", "canceled": self = .cancelled
    default: self = .other(word)
    }
  }
}
