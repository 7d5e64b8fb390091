package import Foundation
package import GreenroomModel

/// A task's row in this catalog.
package struct TaskKey: Hashable, Sendable {
  /// Also the place of its lock, see `TaskLease`.
  package let row: Int64
}

/// A task as the catalog keeps it.
package struct TaskRecord: Equatable, Sendable {
  package let key: TaskKey
  package let id: TaskID
  package let request: RequestID
  package let model: String
  package let prompt: String?
  package let state: TaskState
  package let isAdopted: Bool
  package let gateway: TaskGateway
  package let idempotencyKey: String
  /// How much is paid for, in seconds of clip; nil where the request leaves it to the model.
  package let outputSeconds: Double?
  /// The gateway's own name of it; nil until the gateway has told one.
  package let gatewayID: String?
  package let gatewayStatus: String?
  /// 0 to 1.
  package let progress: Double?
  /// JSON, as told.
  package let cost: String?
  package let error: TaskError?
  package let createdAt: Date
  package let submittedAt: Date?
  /// When the URLs in the body were signed.
  package let signedAt: Date?
  package let acceptedAt: Date?
  package let completedAt: Date?
  package let endedAt: Date?
  package let linkExpiresAt: Date?
  package let nextLookAt: Date?
  package let looks: Int
  package let failures: Int
  package let results: [TaskResult]

  package var clip: AssetID? { results.first { $0.role == .clip }?.asset }
  package var lastFrame: AssetID? { results.first { $0.role == .lastFrame }?.asset }
}

/// Who is paid.
package struct TaskGateway: Equatable, Sendable {
  package let profile: String
  package let baseURL: String
  package let dialect: String

  package init(profile: String, baseURL: String, dialect: String) {
    self.profile = profile
    self.baseURL = baseURL
    self.dialect = dialect
  }
}

/// Why a task came to nothing, or what is to be done about it.
package struct TaskError: Equatable, Sendable {
  package let code: String
  package let message: String
  package let hint: String?

  package init(code: String, message: String, hint: String?) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

package struct TaskResult: Equatable, Sendable {
  package enum Role: String, Sendable { case clip, lastFrame }

  package let role: Role
  package let asset: AssetID
}

/// One line of a task's history.
package struct TaskEvent: Equatable, Sendable {
  package let at: Date
  package let state: TaskState
  package let detail: String?
}

/// What changes about a task, in one transaction. Nil leaves what stands there.
package struct TaskChange: Sendable {
  package var state: TaskState?
  package var gatewayID: String?
  package var gatewayStatus: String?
  package var progress: Double?
  package var cost: String?
  package var error: TaskError?
  /// Takes away an error that no longer holds.
  package var clearsError = false
  package var completedAt: Date?
  package var linkExpiresAt: Date?
  package var nextLookAt: Date?
  package var looks: Int?
  package var failures: Int?
  /// A sentence for the task's history.
  package var detail: String?

  package init(_ state: TaskState? = nil) { self.state = state }
}
