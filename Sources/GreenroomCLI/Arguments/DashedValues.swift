/// Lets a value begin with a dash: `find -tag:reject`, `--seed -1`. What begins with one dash and is none of
/// the program's short flags is a value, and its dash is hidden from the parser.
enum DashedValues {
  private static let shortFlags: Set<Character> = ["h", "q", "v"]
  /// Takes a value, so that it never stands together with others.
  private static let output = "-o"

  static func protected(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].map { isValue($0) ? ArgumentText.hidingDash(of: $0) : $0 } + arguments[end...]
  }

  private static func isValue(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument.count > 1, argument != output else {
      return false
    }
    return !argument.dropFirst().allSatisfy(shortFlags.contains)
  }
}
