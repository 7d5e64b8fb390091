import GreenroomModel

/// The draft in a body.
struct DraftField {
  let draft: Draft

  /// - Throws: A ``Problem`` where there is none, `invalid_draft` where it is none.
  init(_ fields: BodyFields) throws {
    guard let json = fields["draft"] else { throw BodyFields.invalid("The body lacks the field “draft”.") }
    draft = try Draft(json: json)
  }
}
