import CLibAV
import Glibc

/// Encodes interleaved 32-bit floats as they come, in as large pieces as the encoder wants.
struct SampleTrack: ~Copyable {
  /// Samples of a piece where the encoder takes any.
  private static let piece = 4_096

  private let track: EncodedTrack
  private let channels: Int
  private let format: AVSampleFormat
  private let pieceLength: Int
  private var pending: [Float] = []
  private var position: Int64 = 0

  init(_ encoder: consuming Encoder, in movie: borrowing MovieWriter) throws(AVError) {
    channels = Int(encoder.context.pointee.ch_layout.nb_channels)
    format = encoder.context.pointee.sample_fmt
    let wanted = Int(encoder.context.pointee.frame_size)
    pieceLength = wanted > 0 ? wanted : Self.piece
    track = try EncodedTrack(encoder, in: movie)
  }

  mutating func write(_ samples: [Float], to movie: borrowing MovieWriter) throws(AVError) {
    pending += samples
    let length = pieceLength * channels
    var start = 0
    while pending.count - start >= length {
      try encode(pending[start..<start + length], to: movie)
      start += length
    }
    pending.removeFirst(start)
  }

  mutating func finish(_ movie: borrowing MovieWriter) throws(AVError) {
    if !pending.isEmpty { try encode(pending[...], to: movie) }
    pending = []
    try track.write(nil, to: movie)
  }

  private mutating func encode(_ samples: ArraySlice<Float>, to movie: borrowing MovieWriter) throws(AVError)
  {
    let count = samples.count / channels
    guard
      let box = FrameBox.sound(
        samples: CInt(clamping: count), rate: track.encoder.context.pointee.sample_rate,
        channels: CInt(clamping: channels), format: format)
    else { throw AVError(-ENOMEM) }
    fill(box.frame, samples)
    box.frame.pointee.pts = position
    position += Int64(count)
    try track.write(box.frame, to: movie)
  }

  private func fill(_ frame: UnsafeMutablePointer<AVFrame>, _ samples: ArraySlice<Float>) {
    let planes = [frame.pointee.data.0, frame.pointee.data.1]
    guard format == AV_SAMPLE_FMT_FLTP else {
      planes[0]?.withMemoryRebound(to: Int16.self, capacity: samples.count) { target in
        for (index, sample) in samples.enumerated() { target[index] = Self.rounded(sample) }
      }
      return
    }
    for (channel, plane) in planes.prefix(channels).enumerated() {
      plane?.withMemoryRebound(to: Float.self, capacity: samples.count / channels) { target in
        for index in 0..<samples.count / channels {
          target[index] = samples[samples.startIndex + index * channels + channel]
        }
      }
    }
  }

  private static func rounded(_ sample: Float) -> Int16 {
    guard sample.isFinite else { return 0 }
    return Int16(max(-32_768, min(32_767, (sample * 32_768).rounded())))
  }
}
