/// What is to be put where the gateway can fetch it.
package struct StageRequest: Sendable {
  /// Files, assets, or the words of a query.
  package var arguments: [AssetArgument] = []
  /// The reference set whose members come first.
  package var set: String?
  /// The model whose limits must be kept. Nil asks for one that takes the file, whichever it is.
  package var model: String?
  /// Upload nothing and write nothing: say what would be done.
  package var isDryRun = false
  /// Fetch everything back and compare it, as a gateway would get it.
  package var fetchesBack = true
  /// How many files are sent at once.
  package var transfers = 16

  package static let transferRange = 1...64

  package init() {}
}
