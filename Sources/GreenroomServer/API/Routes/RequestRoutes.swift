import Greenroom
import GreenroomModel
import HTTPTypes

/// Requests as they were built.
enum RequestRoutes {
  static let all: [Route] = [
    .write(.post, "/api/v1/requests", on: .long, isIdempotent: true) { call, desk in
      let build = try desk.build(call.fields(["draft", "set"]))
      let request = try desk.library.buildRequests(build, under: call.key)[0]
      // What the checks refuse is shown, and not stored.
      return try .document(request, request.id == nil ? .ok : .created)
    },
    .get("/api/v1/requests") { call, desk in
      try .document(desk.library.requests(limit: call.query.number("limit", in: 1...500) ?? 100))
    },
    .get("/api/v1/requests/{id}") { call, desk in try .document(desk.library.request(call.parameter("id"))) },
    .write(.post, "/api/v1/requests/{id}/remix", scope: .read) { call, desk in
      try .document(desk.library.remix(call.parameter("id")))
    },
  ]
}
