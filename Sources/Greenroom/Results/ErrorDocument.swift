package import GreenroomModel

/// `greenroom.error/1`: a failed operation, as scripts read it.
package struct ErrorDocument: Encodable, Equatable, Sendable {
  package struct Detail: Encodable, Equatable, Sendable {
    package let code: String
    package let message: String
    package let hint: String?
  }

  package let schema = "greenroom.error/1"
  package let error: Detail

  package init(_ error: GreenroomError) {
    self.error = Detail(code: error.code.rawValue, message: error.message, hint: error.hint)
  }
}
