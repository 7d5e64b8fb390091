import GreenroomModel

/// What one file may cost. A file that wants more is reported as it stands when the limit is met; it never
/// takes the library down with it.
package struct ProbeLimits: Equatable, Sendable {
  /// Wall time for headers. A real file needs well under 100 ms, also from a slow disk.
  package var headerDeadline: Duration
  /// Wall time for every packet and every decode of one file.
  package var packetDeadline: Duration

  /// Pixels of the largest still that is decoded, at 8 bits a channel: some 160 MB.
  package var mostPixels: Int
  /// Pixels of the largest frame of a clip that is decoded: above 4K, of which a codec keeps many.
  package var mostVideoPixels: Int

  /// Bytes of the largest picture file that is read whole to be decoded.
  package var mostStillBytes: Int64
  /// Frames of a clip that are decoded while each is of one colour: 20 seconds at 30 frames a second.
  package var mostFramesDecoded: Int
  /// Seconds of silence that are decoded before the rest is left alone: far more than any gateway takes.
  package var mostSilentSeconds: Int

  package init(
    headerDeadline: Duration, packetDeadline: Duration, mostPixels: Int, mostVideoPixels: Int,
    mostStillBytes: Int64,
    mostFramesDecoded: Int, mostSilentSeconds: Int
  ) {
    self.headerDeadline = headerDeadline
    self.packetDeadline = packetDeadline
    self.mostPixels = mostPixels
    self.mostVideoPixels = mostVideoPixels
    self.mostStillBytes = mostStillBytes
    self.mostFramesDecoded = mostFramesDecoded
    self.mostSilentSeconds = mostSilentSeconds
  }

  package static let standard = ProbeLimits(
    headerDeadline: .seconds(3), packetDeadline: .seconds(30), mostPixels: DecodingRoom.standard.stillPixels,
    mostVideoPixels: DecodingRoom.standard.framePixels, mostStillBytes: 128_000_000, mostFramesDecoded: 600,
    mostSilentSeconds: 600)
}
