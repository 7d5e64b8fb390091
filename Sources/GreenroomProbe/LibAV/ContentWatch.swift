import CLibAV
import GreenroomModel

/// Decodes a clip's frames until one shows more than one colour. Nearly every clip does at once, so that the
/// cost is that of one frame; a clip that begins in black is looked at on.
struct PictureWatch: ~Copyable {
  private let decoder: Decoder
  private let mostFrames: Int
  private var frames = 0
  private var sawPicture = false

  init?(_ stream: UnsafeMutablePointer<AVStream>, limits: ProbeLimits) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels) else {
      return nil
    }
    self.decoder = decoder
    mostFrames = limits.mostFramesDecoded
  }

  /// True where every frame looked at was flat; nil where none could be decoded.
  var isFlat: Bool? { sawPicture ? false : frames > 0 ? true : nil }

  /// Every frame at the start, where clips fade in, then a few a second.
  private static func isLookedAt(_ frame: Int) -> Bool { frame < 8 || frame % 8 == 0 }

  /// A nil packet asks for what the decoder held back.
  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !sawPicture, frames < mostFrames else { return }
    var (count, seen) = (frames, false)
    decoder.decode(packet) { frame in
      defer { count += 1 }
      guard !seen, Self.isLookedAt(count), PictureSample.isFlat(frame) == false else { return }
      seen = true
    }
    frames = count
    sawPicture = seen
  }
}

/// Decodes sound until something audible comes.
struct SoundWatch: ~Copyable {
  private let decoder: Decoder
  private let mostSeconds: Double
  private var seconds = 0.0
  private var heardSound = false

  init?(_ stream: UnsafeMutablePointer<AVStream>, limits: ProbeLimits) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels) else {
      return nil
    }
    self.decoder = decoder
    mostSeconds = Double(limits.mostSilentSeconds)
  }

  /// True where all that was decoded is silent; nil where nothing could be decoded, or so much was silent that
  /// the rest was not looked at.
  var isSilent: Bool? {
    if heardSound { return false }
    return seconds > 0 && seconds < mostSeconds ? true : nil
  }

  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !heardSound, seconds < mostSeconds else { return }
    var (quiet, heard) = (0.0, false)
    decoder.decode(packet) { frame in
      switch SoundSample.isAudible(frame) {
      case true?: heard = true
      case false?: quiet += Double(frame.pointee.nb_samples) / Double(max(1, frame.pointee.sample_rate))
      case nil: break
      }
    }
    seconds += quiet
    heardSound = heard
  }
}
