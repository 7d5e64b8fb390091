package import GreenroomModel

/// `greenroom.query/1`: whether a text is a query, and how it may go on. Places are in UTF-16 units from 0.
package struct QueryDocument: Encodable, Equatable, Sendable {
  package struct Problem: Encodable, Equatable, Sendable {
    package let message: String
    /// Null where it is not the spelling.
    package let column: Int?
    /// Sentences.
    package let suggestions: [String]
    /// What mends it without anybody typing.
    package let fixes: [QueryFix]
  }

  /// What stands between two places may become another text.
  package struct Completion: Encodable, Equatable, Sendable {
    package let from: Int
    package let to: Int
    package let text: String
    package let label: String
  }

  package let schema = "greenroom.query/1"
  package let valid: Bool
  package let error: Problem?
  package let completions: [Completion]
}
