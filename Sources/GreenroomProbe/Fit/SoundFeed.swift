import CLibAV
import GreenroomModel

/// The sound of a fitted clip on its way from packets to the file, as AAC.
struct SoundFeed: ~Copyable {
  private static let bitRateOfOneChannel = 128_000

  private var reading: SoundReading
  private var track: SampleTrack

  private init(_ reading: consuming SoundReading, to track: consuming SampleTrack) {
    self.reading = reading
    self.track = track
  }

  /// The sound of a clip, to be made before `movie` begins; nil where there is none.
  ///
  /// - Parameter window: Of the source's playing time; nil for all of it.
  static func of(
    _ opened: borrowing PlayedFile, _ file: FitSource, window: TimeWindow?, in movie: borrowing MovieWriter
  ) throws(FitFailure) -> SoundFeed? {
    guard let stream = opened.audio else { return nil }
    let shape = SoundShape(stream, rates: SoundShape.ratesOfAAC)
    let track = try writing { () throws(AVError) in
      let encoder = try Encoder.sound(
        "aac", rate: shape.rate, channels: shape.channels,
        bitRate: shape.channels == 1 ? bitRateOfOneChannel : ClipRecipe.mostSoundBitRate)
      return try SampleTrack(encoder, in: movie)
    }
    return SoundFeed(
      try SoundReading(stream, of: opened, file: file, shape: shape, window: window), to: track)
  }

  var isFull: Bool { reading.isFull }
  var played: Double { reading.played }

  /// A nil packet stands for the end.
  mutating func feed(
    _ packet: UnsafeMutablePointer<AVPacket>?, to movie: borrowing MovieWriter
  ) throws(FitFailure) {
    try write(reading.read(packet), to: movie)
  }

  /// - Parameter seconds: That the pictures play, which a shorter sound is silent for.
  mutating func finish(_ movie: borrowing MovieWriter, after seconds: Double) throws(FitFailure) {
    try write(reading.fill(until: seconds), to: movie)
    do throws(AVError) { try track.finish(movie) } catch { throw FitFailure(writing: error) }
  }

  private mutating func write(_ samples: [Float], to movie: borrowing MovieWriter) throws(FitFailure) {
    do throws(AVError) { try track.write(samples, to: movie) } catch { throw FitFailure(writing: error) }
  }
}
