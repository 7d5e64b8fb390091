import CLibAV
import GreenroomModel

/// Decodes a file's sound, packet by packet, into the floats of a window of time.
struct SoundReading: ~Copyable {
  let shape: SoundShape
  private let decoder: Decoder
  private var converter: SoundConverter
  private var placing: SoundPlacing
  private let tick: Double
  private let beginning: Double
  private var isDone = false

  init(
    _ stream: UnsafeMutablePointer<AVStream>, of opened: borrowing PlayedFile, file: FitSource,
    shape: SoundShape,
    window: TimeWindow?
  ) throws(FitFailure) {
    self.shape = shape
    decoder = try file.decoder(of: stream, "sound")
    converter = SoundConverter(rate: shape.rate, channels: shape.channels)
    placing = SoundPlacing(
      rate: shape.rate, channels: shape.channels, start: window?.start ?? 0, length: window?.length)
    tick = Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den))
    beginning = opened.beginning
  }

  var isFull: Bool { placing.isFull || isDone }

  /// Seconds that were given out.
  var played: Double { Double(placing.given) / Double(shape.rate) }

  /// What a packet adds, or what is held back where it is nil.
  mutating func read(_ packet: UnsafeMutablePointer<AVPacket>?) -> [Float] {
    guard !isFull else { return [] }
    var frames = FrameList()
    decoder.decode(packet) { frames.keep($0) }
    var samples: [Float] = []
    for frame in frames.frames {
      let time = AVNumbers.time(frame.pointee.best_effort_timestamp).map { Double($0) * tick - beginning }
      let held = Double(converter.delay) / Double(shape.rate)
      samples += convert(frame, at: time.map { $0 - held })
    }
    if packet == nil {
      samples += convert(nil, at: nil)
      isDone = true
    }
    return samples
  }

  /// Silence up to `seconds`, if sound ended before.
  mutating func fill(until seconds: Double) -> [Float] { placing.fill(until: seconds) }

  private mutating func convert(_ frame: UnsafeMutablePointer<AVFrame>?, at time: Double?) -> [Float] {
    var samples: [Float] = []
    var placing = placing
    converter.convert(frame) { samples = placing.place($0, at: time) }
    self.placing = placing
    return samples
  }
}
