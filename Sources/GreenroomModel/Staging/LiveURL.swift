/// A URL that may open what it names to anyone who has it. It prints without its query, so that it can stand
/// in messages and logs; ``secret`` is the whole, for a body that is sent or a person who asked.
package struct LiveURL: Hashable, Sendable, CustomStringConvertible {
  package let secret: String

  package init(_ secret: String) { self.secret = secret }

  /// Without user, password, query and fragment.
  package var redacted: String { ReferenceURL(secret).redacted }

  package var description: String { redacted }
}
