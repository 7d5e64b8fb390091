import GreenroomRemote

extension StagingFailure {
  /// The cause's name, for comparisons.
  var causeName: String { String("\(cause)".prefix { $0 != "(" }) }
}
