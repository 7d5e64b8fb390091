import CLibAV
import GreenroomModel

/// Goes once through the sound of a file, or of a window of it.
struct SoundPass {
  struct Measure {
    let shape: SoundShape
    /// Of each channel.
    let samples: Int
    /// 1 for full scale: between samples too, and of samples alone.
    let truePeak: Double
    let samplePeak: Double
    /// Seconds that the source plays by its header; nil where that does not say.
    let sourceDuration: Double?
  }

  let file: FitSource
  let window: TimeWindow?
  let rates: [Int]

  func measure(progress: (Double) -> Void) throws(FitFailure) -> Measure {
    let opened = try file.open()
    let shape = try shape(of: opened)
    guard let meter = LoudnessMeter(rate: shape.rate, channels: shape.channels) else {
      throw FitFailure("Its sound cannot be measured.")
    }
    var samples = 0
    try run(opened, progress: progress) { sound, channels throws(AVError) in
      sound.withUnsafeBufferPointer { meter.add($0) }
      samples += sound.count / channels
    }
    return Measure(
      shape: shape, samples: samples, truePeak: meter.truePeak, samplePeak: meter.samplePeak,
      sourceDuration: opened.duration)
  }

  /// Hands on the samples, interleaved, and how many channels they are of.
  func run(
    progress: (Double) -> Void, _ visit: ([Float], Int) throws(AVError) -> Void
  ) throws(FitFailure) {
    try run(file.open(), progress: progress, visit)
  }

  private func run(
    _ opened: borrowing PlayedFile, progress: (Double) -> Void,
    _ visit: ([Float], Int) throws(AVError) -> Void
  ) throws(FitFailure) {
    guard let stream = opened.audio, let box = PacketBox() else { throw FitFailure("It has no sound.") }
    var reading = try SoundReading(
      stream, of: opened, file: file, shape: shape(of: opened), window: window)
    let expected = window?.length ?? opened.duration ?? 0
    var isEnd = false
    while !isEnd, !reading.isFull {
      isEnd = av_read_frame(opened.demuxer.context, box.packet) < 0
      defer { av_packet_unref(box.packet) }
      guard isEnd || box.packet.pointee.stream_index == stream.pointee.index else { continue }
      let samples = reading.read(isEnd ? nil : box.packet)
      let channels = reading.shape.channels
      do throws(AVError) {
        if !samples.isEmpty { try visit(samples, channels) }
      } catch {
        throw FitFailure(writing: error)
      }
      if expected > 0 { progress(min(1, reading.played / expected)) }
    }
  }

  private func shape(of opened: borrowing PlayedFile) throws(FitFailure) -> SoundShape {
    guard let stream = opened.audio else { throw FitFailure("It has no sound.") }
    return SoundShape(stream, rates: rates)
  }
}
