/// Why a file has no facts: it is a row in the catalog and a finding in a check, never a crash.
package struct FileProblem: Equatable, Sendable, Error {
  /// One of the `file.*` codes.
  package let code: FindingCode
  /// A sentence for the person, without the path.
  package let message: String
  /// True where this was media that could not be read (`failed`); false where it is not media (`skipped`).
  package let isMedia: Bool
  /// What the file says of the media file beside it, where it is one that does.
  package let companion: Companion?

  package init(
    _ code: FindingCode, _ message: String, isMedia: Bool = true, companion: Companion? = nil
  ) {
    self.code = code
    self.message = message
    self.isMedia = isMedia
    self.companion = companion
  }
}
