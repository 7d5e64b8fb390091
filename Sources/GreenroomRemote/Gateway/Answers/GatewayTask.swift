package import Foundation
package import GreenroomModel

/// What a gateway knows of a task.
package struct GatewayTask: Equatable, Sendable {
  /// The gateway's name of it.
  package var id: String
  package var status: GatewayStatus
  /// The gateway's own word.
  package var statusText: String
  /// 0 to 1.
  package var progress: Double?
  package var createdAt: Date?
  package var completedAt: Date?
  package var clips: [GatewayLink]
  package var lastFrame: GatewayLink?
  /// As told.
  package var cost: JSONValue?
  package var error: GatewayError?

  /// Without a secret that the gateway may have repeated. Its name of the task and its links stay as they are,
  /// since they are needed to the byte.
  func hiding(_ secret: String) -> GatewayTask {
    var task = self
    task.statusText = statusText.hiding(secret)
    if case .other(let word) = status { task.status = .other(word.hiding(secret)) }
    if let cost, cost.compactText.contains(secret) { task.cost = nil }
    task.error = error?.hiding(secret)
    return task
  }
}

/// Where a result can be fetched.
package struct GatewayLink: Equatable, Sendable {
  package let url: LiveURL
  /// Nil where the gateway does not say.
  package let expiresAt: Date?

  package init(_ url: LiveURL, expiresAt: Date?) {
    self.url = url
    self.expiresAt = expiresAt
  }
}
