/// What an asset looks and sounds like, to be compared with others.
package struct Likeness: Equatable, Sendable {
  /// Raised when any of it is worked out otherwise, so that it is worked out anew.
  package static let version = 2
  /// Seconds between two moments of a clip that are looked at.
  package static let step = 0.5
  /// Moments of a clip that are looked at, at most: ten minutes.
  package static let mostMoments = 1_200

  /// Of a still; nil where it is of one colour or cannot be decoded.
  package var picture: PictureHash?
  /// Of a clip, from its beginning on; nil for a moment of one colour.
  package var moments: [PictureHash?]
  /// Of a sound: chromaprint's codes.
  package var sound: [UInt32]

  package init(picture: PictureHash? = nil, moments: [PictureHash?] = [], sound: [UInt32] = []) {
    self.picture = picture
    self.moments = moments
    self.sound = sound
  }
}

package typealias LikenessOutcome = Result<LikenessReport, FileProblem>

/// What a worker found out of one file.
package struct LikenessReport: Equatable, Sendable {
  package let likeness: Likeness
  /// Of the file that was read.
  package let stamp: FileStamp

  package init(likeness: Likeness, stamp: FileStamp) {
    self.likeness = likeness
    self.stamp = stamp
  }
}
