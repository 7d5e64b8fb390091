/// `greenroom.fsck/1`: what is wrong with a library, and what nothing can vouch for.
package struct FsckDocument: Encodable, Equatable, Sendable {
  package enum Status: String, Encodable, Sendable {
    /// Every row of the catalog and every byte of every file was compared with a second record of it, and agrees.
    case ok
    /// Nothing is wrong with what was looked at; ``FsckDocument/unproven`` says what was not, or cannot be.
    case clean
    /// The library itself is sound, and something is missing, changed or left over.
    case incomplete
    case damaged
  }

  package struct Problem: Encodable, Equatable, Sendable {
    /// What scripts match: `file.missing`, `catalog.structure`.
    package let code: String
    /// True where something that the library keeps is broken.
    package let isDamage: Bool
    /// What it is about: a path, an id, a table.
    package let subject: String
    /// A sentence.
    package let message: String
    package let remedy: String

    package init(_ code: String, isDamage: Bool, _ subject: String, _ message: String, remedy: String) {
      self.code = code
      self.isDamage = isDamage
      self.subject = subject
      self.message = message
      self.remedy = remedy
    }
  }

  /// How much was looked at.
  package struct Checked: Encodable, Equatable, Sendable {
    package var files = 0
    /// Of these files, how many were read from their first byte to their last.
    package var read = 0
    package var bytesRead: Int64 = 0
    package var staged = 0
    package var tasks = 0
    /// The copy that the catalog was compared with; null where there is none of its format.
    package var backup: String?

    package init() {}
  }

  package let schema = "greenroom.fsck/1"
  package let status: Status
  package let problems: [Problem]
  /// What could not be compared with a second record, as sentences.
  package let unproven: [String]
  /// What `--repair` does, or has done, as sentences.
  package let repairs: [String]
  /// True where it was done.
  package let isRepaired: Bool
  package let checked: Checked

  package init(
    problems: [Problem], unproven: [String], repairs: [String], isRepaired: Bool, checked: Checked
  ) {
    self.problems = problems
    self.unproven = unproven
    self.repairs = repairs
    self.isRepaired = isRepaired
    self.checked = checked
    status =
      problems.contains(where: \.isDamage)
      ? .damaged : !problems.isEmpty ? .incomplete : unproven.isEmpty ? .ok : .clean
  }
}
