/// The patterns of one ignore file, of which the last that matches decides.
struct IgnoreList: Sendable {
  private let rules: [(line: Int, pattern: IgnorePattern)]
  /// First and last bytes of the names that any of them can match; most names have neither.
  private var first = ByteSet()
  private var last = ByteSet()
  private var isOpen = false

  init(_ bytes: [UInt8]) {
    var rules: [(line: Int, pattern: IgnorePattern)] = []
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let isTerminated = number < lines.count - 1
      let line = isTerminated && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if let pattern = IgnorePattern(line: line) { rules.append((number + 1, pattern)) }
    }
    self.rules = rules
    for (_, pattern) in rules {
      switch pattern.edge {
      case .first(let byte)?: first.insert(byte)
      case .last(let byte)?: last.insert(byte)
      case nil: isOpen = true
      }
    }
  }

  func mayMatch(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let head = name.first, let tail = name.last else { return false }
    return isOpen || first.contains(head) || last.contains(tail)
  }

  /// - Parameter path: Of the thing with that name, relative to the folder of the file.
  func match(
    _ name: UnsafeRawBufferPointer, isFolder: Bool, path: () -> [UInt8]
  ) -> (line: Int, pattern: IgnorePattern)? {
    guard mayMatch(name) else { return nil }
    return rules.last { $0.pattern.matches(name, isFolder: isFolder, path: path) }
  }
}
