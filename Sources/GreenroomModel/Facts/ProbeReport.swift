/// How much of a file is read.
package enum ProbeDepth: UInt8, Sendable {
  /// Headers only: what indexing does, thousands of files a second.
  case headers = 0
  /// Every packet's time stamp, every picture decoded once: what `check` and staging do.
  case packets = 1
}

/// Size plus XXH3-128 of the first and last 64 KiB: proposes that two files are the same, never proves it.
package struct Fingerprint: Hashable, Sendable {
  /// Bytes that are read at each end of a file.
  package static let edgeLength = 65_536

  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// True where the two ends are all that a file of `size` bytes has, so that equal fingerprints prove equal
  /// content.
  package static func coversWholeFile(of size: Int64) -> Bool { size <= 2 * Int64(edgeLength) }
}

/// What tells that a file is unchanged since it was last read.
package struct FileStamp: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  package let size: Int64
  package let modifiedNanoseconds: Int64

  package init(device: UInt64, inode: UInt64, size: Int64, modifiedNanoseconds: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
  }
}

/// What one open of one media file gave.
package struct ProbeReport: Equatable, Sendable {
  /// Raised whenever the probe reads more of a file, or reads it better: files that an older one read are
  /// read again by the next indexing run, though they have not changed.
  package static let probeVersion = 2

  package let kind: MediaKind
  package let facts: MediaFacts
  package let embedded: EmbeddedFacts
  package let fingerprint: Fingerprint
  /// Of the very descriptor that was read (`fstat`), so that a swap between walk and probe is seen.
  package let stamp: FileStamp
  package let bytesRead: Int64

  package init(
    kind: MediaKind, facts: MediaFacts, embedded: EmbeddedFacts = EmbeddedFacts(), fingerprint: Fingerprint,
    stamp: FileStamp, bytesRead: Int64
  ) {
    self.kind = kind
    self.facts = facts
    self.embedded = embedded
    self.fingerprint = fingerprint
    self.stamp = stamp
    self.bytesRead = bytesRead
  }
}

package typealias ProbeOutcome = Result<ProbeReport, FileProblem>
