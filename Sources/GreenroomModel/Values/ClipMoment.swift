/// A moment of a clip, of which a frame is taken.
package enum ClipMoment: Codable, Hashable, Sendable {
  case first, last
  /// The frame shown at so many seconds of the playing time.
  case at(Double)
}
