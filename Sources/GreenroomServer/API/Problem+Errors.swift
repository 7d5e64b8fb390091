import Greenroom
import GreenroomModel
import HTTPTypes

extension Problem {
  /// What a workflow says, as HTTP says it.
  init(_ error: GreenroomError) {
    self.init(
      Self.statuses[error.code] ?? .internalServerError, error.code.rawValue, error.message,
      hint: error.hint.map(Self.spoken))
  }

  /// What a field is called here that is an option of commands.
  private static let fields = [
    "--max-tasks": "mostTasks", "--max-seconds": "mostSeconds", "--allow-discouraged": "allowsDiscouraged",
    "--after": "after", "--sort": "sort", "--model": "model", "--set": "set",
  ]

  /// A hint with fields in place of options. What stands between backticks is a command to be run as it is.
  private static func spoken(_ hint: String) -> String {
    hint.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { number, part in
      guard number.isMultiple(of: 2) else { return String(part) }
      return fields.reduce(String(part)) { $0.replacing($1.key, with: "“\($1.value)”") }
    }.joined(separator: "`")
  }

  /// Any error there is. What nobody foresaw is told without what it holds.
  init(any error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as GreenroomError: self.init(error)
    default:
      self.init(
        .internalServerError, "internal", "Something went wrong that nobody foresaw.",
        hint: "Try once more; `greenroom doctor` looks for what is wrong.")
    }
  }

  /// A gateway's and a store's refusals are not this server's: a client must not take them for its own token's.
  private static let statuses: [GreenroomError.Code: HTTPResponse.Status] = [
    .usage: .badRequest, .notFound: .notFound, .ambiguous: .conflict, .invalidQuery: .badRequest,
    .invalidDraft: .unprocessableContent, .invalidName: .unprocessableContent,
    .unknownModel: .unprocessableContent, .conflict: .conflict, .refused: .unprocessableContent,
    .catalog: .serviceUnavailable, .rootOffline: .serviceUnavailable, .interrupted: .serviceUnavailable,
    .unauthorized: .badGateway, .staging: .badGateway, .gateway: .badGateway,
  ]

  /// The same with the place in the query where it went wrong.
  func pointing(into query: String) -> Problem {
    guard code == GreenroomError.Code.invalidQuery.rawValue, let problem = Query.problem(in: query) else {
      return self
    }
    var pointing = Problem(status, code, problem.message, hint: problem.hint)
    pointing.column = problem.column
    pointing.suggestions = problem.hint.map { [$0] } ?? []
    pointing.fixes = problem.fix.map { [$0] } ?? []
    return pointing
  }
}
