import CLibAV
import Foundation
import GreenroomModel

/// The sound of a test clip: one soft tone that swells and fades, as long as the pictures.
struct SoundTrack: ~Copyable {
  private static let rate: CInt = 48_000
  /// Of full scale: soft, and far above what counts as silence.
  private static let loudness = 0.18
  /// Seconds of fading in and out, so that nothing clicks.
  private static let fade = 0.05
  /// Swells a second.
  private static let swell = 1.0

  private let track: EncodedTrack
  private let tone: Double
  private let sampleCount: Int
  private var written = 0

  init(_ clip: TestClip, in movie: borrowing MovieWriter) throws(AVError) {
    let encoder = try Encoder.sound("aac", rate: Int(Self.rate), channels: 1, bitRate: 96_000)
    track = try EncodedTrack(encoder, in: movie)
    tone = SeedLook(seed: clip.seed).tone
    sampleCount = clip.frameCount * Int(Self.rate) / clip.frameRate
  }

  /// Writes up to the moment `seconds`.
  mutating func write(until seconds: Double, to movie: borrowing MovieWriter) throws(AVError) {
    let end = min(sampleCount, Int((seconds * Double(Self.rate)).rounded()))
    while written < end {
      let count = min(track.encoder.context.pointee.frame_size, CInt(clamping: sampleCount - written))
      guard let box = FrameBox.sound(samples: count, rate: Self.rate) else { throw AVError(-ENOMEM) }
      fill(box.frame)
      box.frame.pointee.pts = Int64(written)
      written += Int(count)
      try track.write(box.frame, to: movie)
    }
  }

  func finish(_ movie: borrowing MovieWriter) throws(AVError) { try track.write(nil, to: movie) }

  private func fill(_ frame: UnsafeMutablePointer<AVFrame>) {
    guard let plane = frame.pointee.data.0 else { return }
    let count = Int(frame.pointee.nb_samples)
    plane.withMemoryRebound(to: Float.self, capacity: count) { samples in
      for index in 0..<count { samples[index] = sample(written + index) }
    }
  }

  private func sample(_ index: Int) -> Float {
    let time = Double(index) / Double(Self.rate)
    let left = Double(sampleCount - index) / Double(Self.rate)
    let edge = min(1, time / Self.fade, left / Self.fade)
    let swell = 0.75 - 0.25 * cos(2 * .pi * Self.swell * time)
    return Float(Self.loudness * edge * swell * sin(2 * .pi * tone * time))
  }
}
