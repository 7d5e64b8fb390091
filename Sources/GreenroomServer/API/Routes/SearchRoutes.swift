import Greenroom
import GreenroomModel
import HTTPTypes

/// Queries: help with writing them, and those that have names.
enum SearchRoutes {
  static let all: [Route] = [
    .get("/api/v1/query") { call, desk in
      try .document(
        desk.library.queryHelp(call.query["q"] ?? "", at: call.query.number("at", in: 0...1_000_000)))
    },
    .get("/api/v1/searches") { _, desk in try .document(desk.library.savedSearches()) },
    .write(.put, "/api/v1/searches/{name}") { call, desk in
      let query = try call.fields(["query"]).requiredQuery("query")
      return try .document(desk.library.saveSearch(call.parameter("name"), query: query, isReplacing: true))
    },
    .write(.delete, "/api/v1/searches/{name}") { call, desk in
      try .document(desk.library.deleteSearch(call.parameter("name")))
    },
  ]
}
