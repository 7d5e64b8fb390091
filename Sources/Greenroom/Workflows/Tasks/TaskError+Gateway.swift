import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension TaskError {
  /// - Parameter body: What was sent, so that the complaint can name a handle.
  init(_ error: GatewayError, body: JSONValue? = nil) {
    let complaint = GatewayComplaint(error, body: body)
    let status = error.status.map { ", status \($0)" } ?? ""
    self.init(
      code: error.kind == .unauthorized ? TaskDocument.unauthorized : error.code ?? error.kind.rawValue,
      message: (error.kind == .taskFailed ? complaint.message : "The gateway\(status): \(complaint.message)")
        + ".",
      hint: complaint.hint)
  }
}

extension GreenroomError {
  /// Where a whole command ends for it.
  init(_ error: GatewayError) {
    let told = TaskError(error)
    let code: Code =
      switch error.kind {
      case .unauthorized: .unauthorized
      case .interrupted: .interrupted
      case .notCancellable: .conflict
      default: .gateway
      }
    self.init(code, told.message, hint: told.hint)
  }
}
