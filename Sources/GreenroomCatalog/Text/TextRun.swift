/// One, two or three characters that stand side by side in a text: what the text index finds words by, in any
/// script and wherever they stand. Three scalars go into one number.
struct TextRun: Hashable, Comparable {
  private let packed: UInt64

  static let longest = 3

  private init(_ packed: UInt64) { self.packed = packed }

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    packed = scalars.reduce(0) { $0 << 21 | UInt64($1.value) }
  }

  /// All runs within the values of a folded text, each once.
  static func all(in text: String) -> [TextRun] {
    var runs: [TextRun] = []
    runs.reserveCapacity(text.utf8.count * longest)
    var (last, two): (UInt64, UInt64) = (0, 0)
    for scalar in text.unicodeScalars {
      let value = UInt64(scalar.value)
      if value < 0x20 {
        (last, two) = (0, 0)
        continue
      }
      runs.append(TextRun(value))
      if last > 0 { runs.append(TextRun(last << 21 | value)) }
      if two > 0 { runs.append(TextRun(two << 21 | value)) }
      two = last > 0 ? last << 21 | value : 0
      last = value
    }
    runs.sort()
    return runs.removingRepeats()
  }

  /// The runs that every text with `piece` in it has: as few as cover its beginning.
  static func covering(_ piece: String) -> [TextRun] {
    let scalars = Array(piece.unicodeScalars.prefix(longestCovered))
    guard scalars.count > longest else { return scalars.isEmpty ? [] : [TextRun(scalars)] }
    var starts = Array(stride(from: 0, through: scalars.count - longest, by: longest))
    if scalars.count % longest != 0 { starts.append(scalars.count - longest) }
    return starts.map { TextRun(scalars[$0..<($0 + longest)]) }
  }

  /// True where `piece` is itself a run, so that the index alone is sure of it.
  static func isWhole(_ piece: String) -> Bool { piece.unicodeScalars.count <= longest }

  /// What is further back in a long phrase is left to the comparison with the text.
  private static let longestCovered = 48

  static func < (left: TextRun, right: TextRun) -> Bool { left.packed < right.packed }

  func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    for shift: UInt64 in [42, 21, 0] {
      let value = UInt32(packed >> shift & 0x1F_FFFF)
      if value > 0, let scalar = Unicode.Scalar(value) { body(scalar) }
    }
  }
}

extension Array where Element: Equatable {
  /// A sorted array with each element once.
  fileprivate func removingRepeats() -> [Element] {
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where element != kept.last { kept.append(element) }
    return kept
  }
}
