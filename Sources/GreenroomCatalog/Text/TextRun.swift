/// One, two or three characters that stand side by side in a text: what the text index finds words by, in any
/// script and wherever they stand. Three scalars go into one number.
struct TextRun: Hashable {
  private let packed: UInt64

  static let longest = 3

  private init(_ packed: UInt64) { self.packed = packed }

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    packed = scalars.reduce(0) { $0 << 21 | UInt64($1.value) }
  }

  /// All runs within the values of a folded text, each once.
  static func all(in text: String) -> [TextRun] {
    var runs = NumberSet(atMost: text.utf8.count * longest)
    var (last, two): (UInt64, UInt64) = (0, 0)
    for scalar in text.unicodeScalars {
      let value = UInt64(scalar.value)
      if value < 0x20 {
        (last, two) = (0, 0)
        continue
      }
      runs.insert(value)
      if last > 0 { runs.insert(last << 21 | value) }
      if two > 0 { runs.insert(two << 21 | value) }
      two = last > 0 ? last << 21 | value : 0
      last = value
    }
    return runs.numbers.map(TextRun.init)
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

  func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    for shift: UInt64 in [42, 21, 0] {
      let value = UInt32(packed >> shift & 0x1F_FFFF)
      if value > 0, let scalar = Unicode.Scalar(value) { body(scalar) }
    }
  }
}

/// Numbers other than 0, each once, in the order in which they came. Some hundred are sorted out of every new
/// asset's path, where the hashing of a `Set`, safe from whoever chooses the numbers, would take most of the time.
private struct NumberSet {
  private(set) var numbers: [UInt64] = []
  /// At its number's place, or at the next that was free; 0 where there is none.
  private var places: [UInt64]
  private let shift: Int

  init(atMost count: Int) {
    let bits = Int.bitWidth - max(2 * count, 64).leadingZeroBitCount
    shift = UInt64.bitWidth - bits
    places = Array(repeating: 0, count: 1 << bits)
    numbers.reserveCapacity(count)
  }

  mutating func insert(_ number: UInt64) {
    var place = Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while places[place] != 0 {
      if places[place] == number { return }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = number
    numbers.append(number)
  }
}
