import Greenroom
import GreenroomModel
import HTTPTypes

/// Why a request is not done, as RFC 9457 writes it.
struct Problem: Error, Equatable {
  let status: HTTPResponse.Status
  /// Stable; scripts match it.
  let code: String
  /// A sentence.
  let detail: String
  /// What to do next.
  var hint: String?
  /// In a query, where it went wrong: in UTF-16 units from 0.
  var column: Int?
  /// Sentences.
  var suggestions: [String] = []
  /// What mends the query without anybody typing.
  var fixes: [QueryFix] = []
  var fields: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, hint: String? = nil) {
    self.status = status
    self.code = code
    self.detail = detail
    self.hint = hint
  }

  var document: JSONValue {
    var members: [JSONValue.Member] = [
      .init("type", "about:blank"), .init("title", .string(status.reasonPhrase)),
      .init("status", .integer(Int64(status.code))), .init("code", .string(code)),
      .init("detail", .string(detail)), .init("hint", hint.map { .string($0) } ?? .null),
    ]
    if let column { members.append(.init("column", .integer(Int64(column)))) }
    if !suggestions.isEmpty { members.append(.init("suggestions", .array(suggestions.map { .string($0) }))) }
    if !fixes.isEmpty { members.append(.init("fixes", .array(fixes.map(\.json)))) }
    return .object(members)
  }
}

extension QueryFix {
  fileprivate var json: JSONValue {
    ["column": .integer(Int64(column)), "length": .integer(Int64(length)), "text": .string(text)]
  }
}

extension Problem {
  static let foreignHost = Problem(
    .forbidden, "foreign_host", "This server is not asked under that name.",
    hint: "Open the address that `greenroom serve` printed.")
  static let foreignOrigin = Problem(
    .forbidden, "foreign_origin", "Another site's page may not ask this server.",
    hint: "Open the address that `greenroom serve` printed in a tab of its own.")
  static let csrf = Problem(
    .forbidden, "csrf", "A change that a cookie pays for needs the field X-Greenroom: 1.",
    hint: "Scripts send Authorization: Bearer TOKEN instead.")
  static let unauthorized: Problem = {
    var problem = Problem(
      .unauthorized, "unauthorized", "The token is missing or is not this server's.",
      hint: "Open the address that `greenroom serve` printed, with all behind its #.")
    problem.fields[.wwwAuthenticate] = "Bearer"
    return problem
  }()
  static let nothingHere = Problem(.notFound, "not_found", "There is nothing here.")

  static func scope(_ scope: ServerScope) -> Problem {
    Problem(
      .forbidden, "scope", "This server does not let anybody “\(scope.rawValue)”.",
      hint: "Start it with `greenroom serve --scope \(scope.rawValue)` beside the others.")
  }

  static func notAllowed(_ methods: [String]) -> Problem {
    let list = methods.joined(separator: ", ")
    var problem = Problem(.methodNotAllowed, "method_not_allowed", "This can be asked with \(list) only.")
    problem.fields[.allow] = list
    return problem
  }
}
