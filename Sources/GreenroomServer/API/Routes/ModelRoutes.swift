import Greenroom
import GreenroomModel
import HTTPTypes

/// What models take, and what they would say.
enum ModelRoutes {
  static let all: [Route] = [
    .get("/api/v1/models") { _, desk in try .document(desk.library.models()) },
    .get("/api/v1/models/{id}") { call, desk in
      do {
        return try .document(desk.library.model(call.parameter("id")))
      } catch let error as GreenroomError where error.code == .unknownModel {
        throw Problem(.notFound, error.code.rawValue, error.message, hint: error.hint)
      }
    },
    .write(.post, "/api/v1/check", scope: .read, on: .long, check),
    .write(.post, "/api/v1/compose", scope: .read) { call, desk in
      try .document(desk.library.compose(DraftField(call.fields(["draft"])).draft))
    },
  ]

  private static func check(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    let fields = try call.fields([
      "assets", "model", "each", "prompt", "firstFrame", "lastFrame", "set", "strict",
    ])
    func frame(_ name: String) throws -> AssetArgument? {
      try fields.text(name).flatMap { try desk.library.arguments(catalogued: [$0]).first }
    }
    var request = CheckRequest(workingFolder: desk.library.folder)
    request.arguments = try desk.library.arguments(catalogued: fields.texts("assets") ?? [])
    request.model = try fields.text("model")
    request.isEach = try fields.flag("each") ?? false
    request.prompt = try fields.text("prompt")
    request.firstFrame = try frame("firstFrame")
    request.lastFrame = try frame("lastFrame")
    request.set = try fields.text("set")
    request.isStrict = try fields.flag("strict") ?? false
    switch try desk.library.check(request) {
    case .together(let document): return try .document(document)
    case .each(let document): return try .document(document)
    }
  }
}
