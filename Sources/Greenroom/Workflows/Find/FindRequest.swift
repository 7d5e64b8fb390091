package import GreenroomModel

/// What is looked for, in which order, and which page of it.
package struct FindRequest: Sendable {
  /// The query language; empty finds everything.
  package var query = ""
  package var order = AssetOrder.newestFirst
  /// How many on a page; nil gives all.
  package var limit: Int?
  /// The `next` of the page before.
  package var cursor: String?
  /// How many are passed over first.
  package var skipped = 0
  /// Whether each asset comes with what every model would say of it, which costs more than finding it.
  package var withFits = true

  package init() {}
}

/// A page of assets, or of the files that `skipped:` asks for.
package enum FindResult: Equatable, Sendable {
  case assets(AssetsDocument)
  case problems(ProblemsDocument)
}
