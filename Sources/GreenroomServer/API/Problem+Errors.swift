import Greenroom
import GreenroomModel
import HTTPTypes

extension Problem {
  /// What a workflow says, as HTTP says it.
  init(_ error: GreenroomError) {
    self.init(
      Self.statuses[error.code] ?? .internalServerError, error.code.rawValue, error.message, hint: error.hint)
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
