import GreenroomModel

/// `greenroom.request/1` of a draft that was not stored, with what people want to see of it while they write.
package struct ComposeDocument: Encodable, Equatable, Sendable {
  package let request: RequestDocument
  /// With handles in place of names; null where there is no prompt.
  package let sentPrompt: String?
  /// A command that submits the body with curl, with placeholders for what is staged.
  package let curl: String
  /// The command that builds the same request.
  package let command: String

  package func encode(to encoder: any Encoder) throws {
    var members = try DocumentEncoder.encode(request).members ?? []
    members.append(.init("sentPrompt", sentPrompt.map { .string($0) } ?? .null))
    members.append(.init("curl", .string(curl)))
    members.append(.init("command", .string(command)))
    try JSONValue.object(members).encode(to: encoder)
  }
}
