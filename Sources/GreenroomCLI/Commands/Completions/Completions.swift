import Greenroom
import GreenroomModel

/// What a shell offers where a value is typed: taken from the installation and library that are in force.
/// A shell asks while the person is typing, so whatever goes wrong offers nothing.
enum Completions {
  static func profiles() -> [String] { [] }
}
