/// How two rows of codes may lie beside each other: code `i` of the first beside code `i - shift` of the second.
struct Alignment: Hashable {
  let other: Int
  let shift: Int

  /// The places of the first row that have one of the second beside them.
  func overlap(_ count: Int, _ otherCount: Int) -> Range<Int> {
    let start = max(0, shift)
    return start..<max(start, min(count, otherCount + shift))
  }

  /// True where next to all of the shorter row lies beside the longer: what only meets at its ends is no
  /// duplicate.
  func coversShorter(_ count: Int, _ otherCount: Int) -> Bool {
    Double(overlap(count, otherCount).count) >= 0.85 * Double(min(count, otherCount))
  }
}

/// Counts for one row how often each alignment with others was hinted at.
struct AlignmentVotes {
  /// Per other row, how many of the best alignments are looked into.
  private static let mostTried = 3

  private var votes: [Alignment: Int] = [:]

  mutating func add(_ alignment: Alignment) { votes[alignment, default: 0] += 1 }

  /// The best ones for each other row.
  func best(least: Int) -> [Int: [Alignment]] {
    Dictionary(grouping: votes.filter { $0.value >= least }, by: \.key.other).mapValues { alignments in
      alignments.sorted { ($0.value, $1.key.shift) > ($1.value, $0.key.shift) }
        .prefix(Self.mostTried).map(\.key)
    }
  }
}
