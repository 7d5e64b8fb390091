package import Foundation
package import GreenroomCatalog
package import GreenroomModel

/// `greenroom.task/1`: paid work and how it stands.
package struct TaskDocument: Encodable, Equatable, Sendable {
  package struct Result: Encodable, Equatable, Sendable {
    package let clip: AssetID?
    package let lastFrame: AssetID?
  }

  package struct Problem: Encodable, Equatable, Sendable {
    package let code: String
    package let message: String
    package let hint: String?
  }

  package struct Event: Encodable, Equatable, Sendable {
    package let at: Date
    package let state: TaskState
    package let detail: String?
  }

  /// The code of a problem that the gateway's key is the cause of.
  package static let unauthorized = "unauthorized"

  package let schema = "greenroom.task/1"
  package let id: String
  /// The gateway's own name of it; null until it has told one.
  package let taskId: String?
  package let state: TaskState
  /// The gateway's own word.
  package let gatewayStatus: String?
  /// 0 to 1.
  package let progress: Double?
  /// The stored request's id.
  package let request: String
  package let profile: String
  package let model: String
  package let prompt: String?
  package let createdAt: Date
  package let submittedAt: Date?
  package let completedAt: Date?
  /// When the result's link ends.
  package let expiresAt: Date?
  /// How many seconds of clip are paid for; null where the model decides.
  package let outputSeconds: Double?
  /// As told by the gateway.
  package let cost: JSONValue?
  package let result: Result
  package let error: Problem?
  /// What happened to it, the oldest first; null in lists.
  package let history: [Event]?

  package init(_ task: TaskRecord, history: [TaskEvent]?) {
    id = task.id.text
    taskId = task.gatewayID
    state = task.state
    gatewayStatus = task.gatewayStatus
    progress = task.progress
    request = task.request.text
    profile = task.gateway.profile
    model = task.model
    prompt = task.prompt
    createdAt = task.createdAt
    submittedAt = task.submittedAt
    completedAt = task.completedAt
    expiresAt = task.linkExpiresAt
    outputSeconds = task.outputSeconds
    cost = task.cost.flatMap { try? JSONValue(parsing: $0) }
    result = Result(clip: task.clip, lastFrame: task.lastFrame)
    error = task.error.map { Problem(code: $0.code, message: $0.message, hint: $0.hint) }
    self.history = history?.map { Event(at: $0.at, state: $0.state, detail: $0.detail) }
  }
}

/// `greenroom.tasks/1`.
package struct TasksDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.tasks/1"
  package let total: Int
  package let tasks: [TaskDocument]

  package init(total: Int, tasks: [TaskDocument]) {
    self.total = total
    self.tasks = tasks
  }
}

/// `greenroom.submit/1`: what is to be paid for, and what became of each of it.
package struct SubmitDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.submit/1"
  /// Where it is paid.
  package let profile: String
  package let baseURL: String
  /// As they are to be sent, with placeholders for what is staged.
  package let requests: [RequestDocument]
  /// All that is paid for, in seconds of clip; those that leave it to the model are not in it.
  package let outputSeconds: Double
  /// True where nothing was written down, staged or sent.
  package var isDryRun: Bool
  /// In the order of the requests; empty until they are admitted.
  package var tasks: [TaskDocument]

  package init(
    profile: String, baseURL: String, requests: [RequestDocument], outputSeconds: Double, isDryRun: Bool,
    tasks: [TaskDocument] = []
  ) {
    self.profile = profile
    self.baseURL = baseURL
    self.requests = requests
    self.outputSeconds = outputSeconds
    self.isDryRun = isDryRun
    self.tasks = tasks
  }
}
