import Greenroom
import GreenroomModel
import HTTPTypes

/// Paid work.
enum TaskRoutes {
  static let all: [Route] = [
    .write(.post, "/api/v1/tasks", scope: .spend, on: .long, isIdempotent: true) { call, desk in
      try TaskDesk(desk: desk).submit(call)
    },
    .get("/api/v1/tasks") { call, desk in
      var filter = TaskFilter()
      filter.limit = try call.query.number("limit", in: 1...500) ?? 100
      filter.states = try call.query["state"].map { word in [try state(word)] }
      return try .document(desk.library.tasks(filter))
    },
    .get("/api/v1/tasks/{id}") { call, desk in try .document(desk.library.task(call.parameter("id"))) },
    .write(.post, "/api/v1/tasks/{id}/cancel", scope: .spend, on: .long) { call, desk in
      try .document(desk.library.cancelTask(call.parameter("id")))
    },
    .write(.post, "/api/v1/tasks/{id}/download", scope: .stage, on: .long) { call, desk in
      try .document(desk.library.downloadTask(call.parameter("id"), shouldStop: desk.shouldStop))
    },
    .write(.post, "/api/v1/tasks/{id}/reconcile", scope: .spend, on: .long) { call, desk in
      let settlement = try settlement(call.fields(["settlement", "adopt"]))
      return try .document(TaskDesk(desk: desk).reconcile(call.parameter("id"), settlement))
    },
  ]

  private static func state(_ word: String) throws -> TaskState {
    guard let state = TaskState(rawValue: word) else {
      throw GreenroomError(
        .usage, "A task is never “\(word)”.",
        hint: "The states are \(TaskState.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return state
  }

  /// `ask`, `give-up`, or `adopt` with the gateway's own name of the task.
  private static func settlement(_ fields: BodyFields) throws -> TaskSettlement {
    switch (try fields.text("settlement") ?? "ask", try fields.text("adopt")) {
    case ("ask", nil): .ask
    case ("give-up", nil): .giveUp
    case ("adopt", let name?): .adopt(name)
    default:
      throw BodyFields.invalid("“settlement” is ask, give-up, or adopt with the gateway's id in “adopt”.")
    }
  }
}
