package import GreenroomModel

/// What the sandbox was sent, in the words of no contract.
package struct ReceivedRequest: Sendable {
  package struct URLReference: Sendable {
    package let role: Role
    package let url: String

    package init(_ role: Role, _ url: String) {
      self.role = role
      self.url = url
    }
  }

  package var model: String
  package var prompt: String?
  /// In the order of their arrays.
  package var references: [URLReference]
  package var parameters: [JSONValue.Member]
  package var extra: [JSONValue.Member]

  package init(
    model: String, prompt: String?, references: [URLReference], parameters: [JSONValue.Member],
    extra: [JSONValue.Member]
  ) {
    self.model = model
    self.prompt = prompt
    self.references = references
    self.parameters = parameters
    self.extra = extra
  }
}
