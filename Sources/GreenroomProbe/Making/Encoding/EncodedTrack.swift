import CLibAV
import Glibc

/// One stream of a file that is being written, and the encoder that feeds it.
struct EncodedTrack: ~Copyable {
  let encoder: Encoder
  private let stream: UnsafeMutablePointer<AVStream>
  /// Ticks of each packet, where the encoder does not say.
  private let duration: Int64?

  init(_ encoder: consuming Encoder, in movie: borrowing MovieWriter, duration: Int64? = nil) throws(AVError)
  {
    stream = try movie.addStream(of: encoder)
    self.encoder = encoder
    self.duration = duration
  }

  /// A nil frame asks for what the encoder holds back.
  func write(_ frame: UnsafeMutablePointer<AVFrame>?, to movie: borrowing MovieWriter) throws(AVError) {
    try encoder.encode(frame) { packet throws(AVError) in
      if let duration { packet.pointee.duration = duration }
      try movie.write(packet, to: stream, from: encoder)
    }
  }
}
