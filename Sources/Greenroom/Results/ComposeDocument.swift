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

  private enum AddedKeys: String, CodingKey { case sentPrompt, curl, command }

  package func encode(to encoder: any Encoder) throws {
    try request.encode(to: encoder)
    var keys = encoder.container(keyedBy: AddedKeys.self)
    try keys.encode(sentPrompt, forKey: .sentPrompt)
    try keys.encode(curl, forKey: .curl)
    try keys.encode(command, forKey: .command)
  }
}
