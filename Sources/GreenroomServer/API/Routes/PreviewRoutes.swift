import Greenroom
import GreenroomModel
import HTTPTypes

/// What is made in advance so that nobody waits for it.
enum PreviewRoutes {
  static let all: [Route] = [
    .get("/api/v1/previews") { _, desk in try .document(desk.previews.document) },
    .write(.post, "/api/v1/previews") { call, desk in
      guard let isPaused = try call.fields(["isPaused"]).flag("isPaused") else {
        throw BodyFields.invalid("The body lacks the field “isPaused”.")
      }
      return try .document(desk.previews.pause(isPaused))
    },
  ]
}
