import Greenroom
import GreenroomModel
import HTTPTypes

/// What the library has, and what people say of it.
enum AssetRoutes {
  static let all: [Route] = [
    .get("/api/v1/assets", isKept: true, list),
    .get("/api/v1/assets/{id}", show),
    .write(.patch, "/api/v1/assets/{id}", patch),
    .write(.post, "/api/v1/assets/changes", change),
    .get("/api/v1/facets", isKept: true) { call, desk in
      try .document(desk.library.facets(call.query["q"] ?? ""))
    },
  ]

  private static let greatestPage = 500
  private static let standardPage = 100

  private static func list(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    var request = FindRequest()
    request.query = call.query["q"] ?? ""
    request.order = try call.query["sort"].map { text throws in try AssetOrder(text) } ?? .newestFirst
    request.limit = try call.query.number("limit", in: 1...greatestPage) ?? standardPage
    request.cursor = call.query["after"]
    request.skipped = try call.query.number("skip", in: 0...Int(Int32.max)) ?? 0
    switch try desk.library.find(request) {
    case .assets(let document): return try .document(document)
    case .problems(let document): return try .document(document)
    }
  }

  private static func show(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    try .document(desk.library.show(call.asset())).tagged
  }

  private static func patch(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    let request = try changes(call.fields(["name", "rating", "isPicked", "note", "addTags", "removeTags"]))
    _ = try desk.library.change(desk.library.chosen(catalogued: [call.assetID().text]), request) {
      try requireUnchanged(call, desk)
    }
    return try show(call, desk)
  }

  /// - Throws: A ``Problem`` where the asset is not what the client saw.
  private static func requireUnchanged(_ call: APICall, _ desk: APIDesk) throws {
    guard let condition = call.head.headerFields[.ifMatch], condition != "*" else { return }
    let tags = condition.split(separator: ",").map { $0.trimmingPrefix(" ") }
    guard let current = try show(call, desk).fields[.eTag], tags.contains(current[...]) else {
      throw Problem(
        .preconditionFailed, "changed", "The asset was changed since you looked.", hint: "Load it again.")
    }
  }

  private static func change(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    let fields = try call.fields([
      "assets", "query", "rating", "isPicked", "note", "addTags", "removeTags", "trash",
    ])
    var request = try changes(fields)
    request.isTrashed = try fields.flag("trash")
    let chosen: ChosenAssets
    switch (try fields.texts("assets"), try fields.query("query")) {
    case (let assets?, nil): chosen = try desk.library.chosen(catalogued: assets)
    case (nil, let query?): chosen = try desk.library.chosen(matching: query)
    default: throw BodyFields.invalid("The body needs either “assets” or “query”.")
    }
    return try .document(desk.library.change(chosen, request))
  }

  private static func changes(_ fields: BodyFields) throws -> ChangeRequest {
    var request = ChangeRequest()
    request.name = try fields.new("name", fields.text)
    request.rating = try fields.new("rating") { try fields.number($0, in: 0...5) }
    request.isPicked = try fields.new("isPicked", fields.flag)
    request.note = try fields.new("note", fields.text)
    request.addTags = try fields.texts("addTags") ?? []
    request.removeTags = try fields.texts("removeTags") ?? []
    return request
  }
}
