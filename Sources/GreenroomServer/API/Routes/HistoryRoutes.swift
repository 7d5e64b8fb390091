import Greenroom
import GreenroomModel
import HTTPTypes

/// What was done, and taking it back.
enum HistoryRoutes {
  static let all: [Route] = [
    .get("/api/v1/log") { call, desk in
      try .document(desk.library.history(limit: call.query.number("limit", in: 1...1_000) ?? 50))
    },
    .write(.post, "/api/v1/undo") { call, desk in
      let fields = try call.fields(["to", "operation"])
      let plan = try plan(
        to: fields.number("to", in: 0...(.max)), operation: fields.number("operation", in: 1...(.max)),
        desk.library)
      try desk.library.undo(plan)
      return try .document(plan)
    },
  ]

  /// Everything after `to`, or `operation` alone, or the last.
  private static func plan(to: Int?, operation: Int?, _ library: Library) throws -> UndoDocument {
    guard let operation else { return try library.undoable(to: to.map(Int64.init)) }
    let plan = try library.undoable(to: Int64(operation) - 1)
    let undone = plan.undone.filter { $0.number == operation }
    guard !undone.isEmpty else {
      throw GreenroomError(
        .notFound, "Operation \(operation) cannot be taken back, or was already.",
        hint: "/api/v1/log tells what was done.")
    }
    return UndoDocument(undone: undone)
  }
}
