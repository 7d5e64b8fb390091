/// How loud a sound is over time, at several zooms, and on the whole.
package struct SoundCurve: Codable, Equatable, Sendable {
  /// Peaks of equally long pieces of time, all channels together.
  package struct Zoom: Codable, Equatable, Sendable {
    /// Seconds of one piece.
    package var step: Double
    /// The greatest absolute sample of each piece, from 0 for silence to 255 for full scale.
    package var peaks: [UInt8]

    package init(step: Double, peaks: [UInt8]) {
      self.step = step
      self.peaks = peaks
    }
  }

  /// Seconds that were decoded.
  package var duration: Double
  /// From coarse to fine.
  package var zooms: [Zoom]
  /// Integrated loudness in LUFS (EBU R 128); nil where it is too short or silent.
  package var loudness: Double?
  /// The greatest true peak of all channels, in dBTP; nil where all is silence.
  package var truePeak: Double?
  /// Where nothing is louder than −60 dBFS for half a second or more.
  package var silences: [TimeWindow]

  package init(
    duration: Double, zooms: [Zoom], loudness: Double?, truePeak: Double?, silences: [TimeWindow]
  ) {
    self.duration = duration
    self.zooms = zooms
    self.loudness = loudness
    self.truePeak = truePeak
    self.silences = silences
  }
}
