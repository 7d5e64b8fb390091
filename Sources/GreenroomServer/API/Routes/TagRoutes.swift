import Greenroom
import HTTPTypes

/// The words on assets.
enum TagRoutes {
  static let all: [Route] = [
    .get("/api/v1/tags") { _, desk in try .document(desk.library.tags()) },
    .write(.post, "/api/v1/tags/rename") { call, desk in
      let fields = try call.fields(["from", "to"])
      return try .document(
        desk.library.renameTag(fields.requiredText("from"), to: fields.requiredText("to")))
    },
    .write(.post, "/api/v1/tags/merge") { call, desk in
      let fields = try call.fields(["names", "into"])
      return try .document(
        desk.library.mergeTags(fields.requiredTexts("names"), into: fields.requiredText("into")))
    },
  ]
}
