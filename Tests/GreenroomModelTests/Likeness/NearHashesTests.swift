import GreenroomModel
import GreenroomTestSupport
import Testing

/// Looking up pieces finds what comparing with everything finds, and compares with little.
@Suite struct NearHashesTests {
  @Test(arguments: [0, 3, 4, 7, 8, 11, 12])
  func nothingIsMissedAndNothingIsToldTwice(radius: Int) {
    var random = SeededGenerator(seed: UInt64(radius) + 1)
    // Families, so that there are near ones; also equal ones.
    let parents = (0..<40).map { _ in UInt64.random(in: .min ... .max, using: &random) }
    let hashes = (0..<1_500).map { _ in
      var hash = parents.randomElement(using: &random) ?? 0
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        hash ^= 1 << UInt64.random(in: 0..<64, using: &random)
      }
      return hash
    }
    let index = NearHashes(hashes)
    for hash in hashes.prefix(200) + parents {
      var found: [Int] = []
      index.forEach(near: hash, within: radius) { found.append($0) }
      #expect(found.sorted() == hashes.indices.filter { (hashes[$0] ^ hash).nonzeroBitCount <= radius })
    }
  }

  /// Four times as many hashes are compared far fewer than sixteen times as often.
  @Test func aLargeLibraryIsNotComparedPairByPair() {
    var random = SeededGenerator(seed: 1)
    let hashes = (0..<40_000).map { _ in UInt64.random(in: .min ... .max, using: &random) }
    let index = NearHashes(hashes)
    let compared = hashes.prefix(1_000).reduce(0) { $0 + index.forEach(near: $1, within: 8) { _ in } }
    #expect(compared < 1_000 * 40_000 / 50)
  }

  @Test func anEmptyIndexFindsNothing() {
    NearHashes([]).forEach(near: 0, within: 12) { _ in Issue.record("found something in nothing") }
  }
}
