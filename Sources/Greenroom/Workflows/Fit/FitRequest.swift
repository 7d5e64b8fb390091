package import GreenroomModel

/// What is to be made to pass, for which model, and how.
package struct FitRequest: Sendable {
  /// Files and assets named one by one are taken as the references of one request, which share what all may last
  /// together; folders and queries select many, each taken alone.
  package var arguments: [AssetArgument] = []
  package var model: String?
  package var options = FitOptions()
  /// Whether it is only said what would be made. Then nothing is written, and files need no library.
  package var isPlanOnly = false

  package init() {}
}
