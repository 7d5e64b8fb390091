import Greenroom
import GreenroomModel
import HTTPTypes

/// The server itself: whether it lives, who is let in, and what happens.
enum ServerRoutes {
  static let all: [Route] = [
    .get("/health", scope: nil) { _, _ in
      try .document(["status": "ok", "version": .string(Version.current)] as JSONValue)
    },
    .get("/api/v1") { _, desk in try .document(ServerDocument(desk)) },
    .write(.post, "/api/v1/session", scope: .read) { _, desk in
      cookie("\(desk.cookieName)=\(desk.token.text)", seconds: secondsOfYear)
    },
    .write(.delete, "/api/v1/session", scope: .read) { _, desk in cookie("\(desk.cookieName)=", seconds: 0) },
    Route(method: .get, template: "/api/v1/events", scope: .read, work: .events),
    Route(method: .get, template: "/events", scope: .read, work: .events),
  ]

  private static let secondsOfYear = 31_536_000

  private static func cookie(_ pair: String, seconds: Int) -> APIAnswer {
    var answer = APIAnswer.nothing
    answer.fields[.setCookie] = "\(pair); HttpOnly; SameSite=Strict; Path=/; Max-Age=\(seconds)"
    answer.fields[.cacheControl] = "no-store"
    return answer
  }
}
