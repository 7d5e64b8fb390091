/// XXH3-128 of every byte of a file: confirms that two files hold the same content. It is no proof against
/// somebody who wants a collision; what leaves the machine has a SHA-256 of its own.
package struct ContentHash: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// What reading one file from its first byte to its last gave.
package struct HashReport: Equatable, Sendable {
  package let hash: ContentHash
  /// Of the very descriptor that was read, taken after the last byte, so that a change meanwhile is seen.
  package let stamp: FileStamp

  package init(hash: ContentHash, stamp: FileStamp) {
    self.hash = hash
    self.stamp = stamp
  }
}

package typealias HashOutcome = Result<HashReport, FileProblem>
