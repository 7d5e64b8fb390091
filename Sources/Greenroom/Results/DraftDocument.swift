package import GreenroomModel

/// `greenroom.draft/1`: a draft to be changed and built.
package struct DraftDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.draft/1"
  /// Where it was written; null where it is only shown.
  package let path: String?
  package let draft: JSONValue
  /// The file's content.
  package let text: String
  /// What is to be known of the clip that it goes on from.
  package let findings: [Finding]

  package init(path: String?, draft: JSONValue, text: String, findings: [Finding] = []) {
    self.path = path
    self.draft = draft
    self.text = text
    self.findings = findings
  }
}
