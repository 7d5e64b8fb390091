import GreenroomModel

/// What one file may cost. A file that wants more is reported as it stands when the limit is met; it never
/// takes the library down with it.
package struct ProbeLimits: Equatable, Sendable {
  /// Wall time for headers. A real file needs well under 100 ms, also from a slow disk.
  package var headerDeadline: Duration
  /// Wall time for every packet and every decode of one file.
  package var packetDeadline: Duration

  /// Pixels of the largest picture that is decoded: a little above 8K, some 200 MB with a codec's references.
  package var mostPixels: Int

  /// Bytes of the largest picture file that is read whole to be decoded.
  package var mostStillBytes: Int64
  /// Frames of a clip that are decoded while each is of one colour: 20 seconds at 30 frames a second.
  package var mostFramesDecoded: Int
  /// Seconds of silence that are decoded before the rest is left alone: far more than any gateway takes.
  package var mostSilentSeconds: Int

  package init(
    headerDeadline: Duration, packetDeadline: Duration, mostPixels: Int, mostStillBytes: Int64,
    mostFramesDecoded: Int, mostSilentSeconds: Int
  ) {
    self.headerDeadline = headerDeadline
    self.packetDeadline = packetDeadline
    self.mostPixels = mostPixels
    self.mostStillBytes = mostStillBytes
    self.mostFramesDecoded = mostFramesDecoded
    self.mostSilentSeconds = mostSilentSeconds
  }

  package static let standard = ProbeLimits(
    headerDeadline: .seconds(3), packetDeadline: .seconds(30), mostPixels: 40_000_000,
    mostStillBytes: 128_000_000, mostFramesDecoded: 600, mostSilentSeconds: 600)
}
