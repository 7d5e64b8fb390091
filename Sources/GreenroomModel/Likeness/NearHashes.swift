/// Finds the hashes that differ from a given one in few bits without looking at all. Each is cut into four
/// pieces of 16 bits; where two differ in at most r bits, some piece differs in at most r/4, so looking up
/// that few variants of each piece misses none.
package struct NearHashes: Sendable {
  private static let pieces = 4
  private static let pieceBits = 16

  private let hashes: [UInt64]
  /// For each piece, where in `order` those with each of its values begin.
  private let starts: [[UInt32]]
  /// For each piece, the places in `hashes` by the value of the piece.
  private let order: [[UInt32]]

  package init(_ hashes: [UInt64]) {
    self.hashes = hashes
    let sorted = (0..<Self.pieces).map { Self.sorted(hashes, piece: $0) }
    starts = sorted.map(\.starts)
    order = sorted.map(\.order)
  }

  /// Calls `body` once with each place whose hash differs from `hash` in at most `radius` bits.
  ///
  /// - Returns: How many hashes were compared.
  @discardableResult
  package func forEach(near hash: UInt64, within radius: Int, _ body: (Int) -> Void) -> Int {
    let most = radius / Self.pieces
    var compared = 0
    for piece in 0..<Self.pieces {
      let value = Self.piece(piece, of: hash)
      for change in Self.changes(most) {
        let key = Int(value ^ change)
        for place in order[piece][Int(starts[piece][key])..<Int(starts[piece][key + 1])] {
          compared += 1
          let difference = hashes[Int(place)] ^ hash
          guard difference.nonzeroBitCount <= radius else { continue }
          // Told already where an earlier piece is as near.
          let isFirst = (0..<piece).allSatisfy { Self.piece($0, of: difference).nonzeroBitCount > most }
          if isFirst { body(Int(place)) }
        }
      }
    }
    return compared
  }

  private static func piece(_ number: Int, of hash: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: hash >> UInt64(number * pieceBits))
  }

  private static func sorted(_ hashes: [UInt64], piece number: Int) -> (starts: [UInt32], order: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: 1 << pieceBits + 1)
    for hash in hashes { starts[Int(piece(number, of: hash)) + 1] += 1 }
    for value in 1..<starts.count { starts[value] += starts[value - 1] }
    var next = starts
    var order = [UInt32](repeating: 0, count: hashes.count)
    for (place, hash) in hashes.enumerated() {
      let value = Int(piece(number, of: hash))
      order[Int(next[value])] = UInt32(place)
      next[value] += 1
    }
    return (starts, order)
  }

  /// All patterns with at most `most` bits of a piece.
  private static func changes(_ most: Int) -> ArraySlice<UInt16> {
    byBits.prefix(counts[min(most, pieceBits)])
  }

  private static let byBits: [UInt16] = (0...UInt16.max).sorted {
    ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
  }

  private static let counts: [Int] = (0...pieceBits).map { most in
    byBits.count { $0.nonzeroBitCount <= most }
  }
}
