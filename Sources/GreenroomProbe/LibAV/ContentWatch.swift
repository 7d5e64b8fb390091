import CLibAV
import GreenroomModel

/// Decodes a clip's frames until one shows a picture that is neither dark nor between bars. Nearly every clip does
/// at once, so that the cost is that of one frame; a clip that begins in black is looked at on.
struct PictureWatch: ~Copyable {
  private let decoder: Decoder
  private let mostFrames: Int
  private var frames = 0
  private var interlaced = 0
  private var sum = LookSum()

  init?(_ stream: UnsafeMutablePointer<AVStream>, limits: ProbeLimits) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels) else {
      return nil
    }
    self.decoder = decoder
    mostFrames = limits.mostFramesDecoded
  }

  /// Of every frame looked at; nil where none could be decoded.
  var look: PictureLook? {
    guard frames > 0 else { return nil }
    var look = sum.look
    // Where it was not looked at to its end it may show more.
    if look.isDark == true, frames >= mostFrames { look.isDark = nil }
    return look
  }

  /// Whether most frames hold two fields; nil where none could be decoded.
  var isInterlaced: Bool? { frames > 0 ? 2 * interlaced > frames : nil }

  /// Every frame at the start, where clips fade in, then a few a second.
  private static func isLookedAt(_ frame: Int) -> Bool { frame < 8 || frame % 8 == 0 }

  /// A nil packet asks for what the decoder held back.
  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !sum.isSettled, frames < mostFrames else { return }
    var (count, fields, sum) = (frames, interlaced, sum)
    decoder.decode(packet) { frame in
      defer { count += 1 }
      if Deinterlacer.isInterlaced(frame) { fields += 1 }
      guard !sum.isSettled, Self.isLookedAt(count) else { return }
      if let look = PictureSample.look(frame) { sum.add(look) }
    }
    (frames, interlaced, self.sum) = (count, fields, sum)
  }
}

/// What the frames of a clip show together.
struct LookSum {
  /// Frames between the same bars that tell of the whole clip: three seconds of them.
  private static let enoughBarred = 16

  private var sawPicture = false
  private var sawLight = false
  private var barred = 0
  private var bars: PictureLook.Bars?
  /// True where further frames would change nothing.
  private(set) var isSettled = false

  /// Flat, dark and barred are said only where every frame is.
  mutating func add(_ look: PictureLook) {
    guard !look.isFlat else { return }
    sawPicture = true
    guard look.isDark != true else { return }
    sawLight = true
    guard let seen = look.bars, bars.map({ Self.isAlike($0, seen) }) ?? true else {
      (bars, isSettled) = (nil, true)
      return
    }
    bars = PictureLook.Bars(isBeside: seen.isBeside, share: max(seen.share, bars?.share ?? 0))
    barred += 1
    isSettled = barred >= Self.enoughBarred
  }

  private static func isAlike(_ left: PictureLook.Bars, _ right: PictureLook.Bars) -> Bool {
    left.isBeside == right.isBeside && abs(left.share - right.share) <= 0.02
  }

  var look: PictureLook {
    guard sawPicture else { return PictureLook(isFlat: true, isDark: false) }
    return PictureLook(isFlat: false, isDark: !sawLight, bars: bars)
  }
}

/// Decodes sound until something audible comes, and on for as long as it takes to hear whether it is too loud.
struct SoundWatch: ~Copyable {
  /// Seconds in which a sound that is too loud is so.
  private static let enoughSeconds = 30.0

  private let decoder: Decoder
  private let mostSeconds: Double
  private var seconds = 0.0
  private var heardSound = false
  private var loud = Clipping()

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

  /// Nil where nothing is to be heard.
  var isClipped: Bool? { heardSound ? loud.isHeard : nil }

  private var isSettled: Bool { seconds >= (heardSound ? Self.enoughSeconds : mostSeconds) }

  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !isSettled else { return }
    var (more, heard, loud) = (0.0, heardSound, loud)
    decoder.decode(packet) { frame in
      if !heard {
        guard let isAudible = SoundSample.isAudible(frame) else { return }
        heard = isAudible
      }
      if heard { loud.add(frame) }
      more += Double(frame.pointee.nb_samples) / Double(max(1, frame.pointee.sample_rate))
    }
    seconds += more
    (heardSound, self.loud) = (heard, loud)
  }
}
