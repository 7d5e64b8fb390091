package import GreenroomModel

/// What is to be checked, and against which model.
package struct CheckRequest: Sendable {
  /// Files, folders, assets, or the words of a query.
  package var arguments: [AssetArgument] = []
  /// Nil takes the draft's.
  package var model: String?
  /// Beats the draft's; nil takes that, or the one in force.
  package var profile: String?
  /// Judge every file alone, with a verdict for each.
  package var isEach = false
  /// The reference set whose members come first.
  package var set: String?
  package var draft: MediaPath?
  package var firstFrame: AssetArgument?
  package var lastFrame: AssetArgument?
  package var prompt: String?
  /// Take warnings for errors.
  package var isStrict = false
  /// Where the relative paths of a draft are looked for when its own folder does not have them.
  package var workingFolder: MediaPath

  package init(workingFolder: MediaPath) { self.workingFolder = workingFolder }
}

/// One report, or one a file.
package enum CheckResult: Equatable, Sendable {
  case together(CheckDocument)
  case each(ChecksDocument)

  package var verdict: Verdict {
    switch self {
    case .together(let document): document.verdict
    case .each(let document): document.verdict
    }
  }
}
