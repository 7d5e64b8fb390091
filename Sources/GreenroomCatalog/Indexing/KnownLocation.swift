package import GreenroomModel

/// What the catalog knows of a path: enough to tell that the file there need not be read again.
package struct KnownLocation: Equatable, Sendable {
  package enum State: Int64, Sendable {
    case present = 0
    case missing = 1
    /// There when it was last seen, but without facts: not media, or media that could not be read.
    case unreadable = 2
  }

  package let location: LocationKey
  /// What it holds, or held when it could last be read; nil where it never could.
  package let asset: AssetKey?
  package let stamp: FileStamp
  package let state: State
  /// The version of the probe that last read it. Facts of an older one are worth reading again.
  package let probeVersion: Int
}

/// An asset that may be what a new file is, since size and fingerprint agree.
package struct Candidate: Equatable, Sendable {
  package let asset: AssetKey
  /// Nil until something needed it.
  package let contentHash: ContentHash?
  /// Where it was seen. A candidate with no present path is one that moved here; one that still has its
  /// file is one that was copied, if a full hash of both says so.
  package let locations: [(path: MediaPath, known: KnownLocation)]

  package static func == (left: Candidate, right: Candidate) -> Bool {
    left.asset == right.asset && left.contentHash == right.contentHash
      && left.locations.elementsEqual(right.locations) { $0.path == $1.path && $0.known == $1.known }
  }
}
