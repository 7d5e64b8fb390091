import GreenroomTestSupport
import Testing

extension Golden {
  /// A text of this target.
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    try expect(text, file: "Tests/GreenroomCLITests/Golden/\(name).txt", sourceLocation: sourceLocation)
  }
}
