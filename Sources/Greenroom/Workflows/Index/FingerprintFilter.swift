import GreenroomModel

/// Which fingerprints there may be in the catalog already, so that a first run over a library asks the
/// catalog about true repetitions only. Eight to sixteen bytes a fingerprint.
struct FingerprintFilter {
  /// Half of each fingerprint; 0 for none. A power of two of them.
  private var slots: [UInt64] = Array(repeating: 0, count: 1_024)
  private var count = 0

  /// Adds one; returns true where it was there.
  mutating func insert(_ fingerprint: Fingerprint) -> Bool {
    if count * 2 >= slots.count { grow() }
    return insertHalf(max(1, fingerprint.low))
  }

  private mutating func insertHalf(_ half: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: half) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == half { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = half
    count += 1
    return false
  }

  private mutating func grow() {
    let full = slots.filter { $0 != 0 }
    slots = Array(repeating: 0, count: slots.count * 2)
    count = 0
    for half in full { _ = insertHalf(half) }
  }
}
