/// Lets the options that every command takes stand before the command too:
/// `greenroom --library DIR find` means `greenroom find --library DIR`.
enum LeadingOptions {
  private static let withValue: Set = ["--library", "--profile", "--progress"]
  private static let alone: Set = ["--json", "--quiet", "-q", "--verbose", "-v", "--no-color"]

  static func moved(_ arguments: [String]) -> [String] {
    var end = 0
    while end < arguments.count {
      let name = String(arguments[end].prefix { $0 != "=" })
      let isJoined = name.count < arguments[end].count
      if alone.contains(name) || withValue.contains(name) && isJoined {
        end += 1
      } else if withValue.contains(name) {
        end += 2
      } else {
        break
      }
    }
    let rest = arguments.dropFirst(end)
    let path = CommandPath(rest).names.count - 1
    guard end > 0, path > 0 else { return arguments }
    return Array(rest.prefix(path) + arguments.prefix(end) + rest.dropFirst(path))
  }
}
