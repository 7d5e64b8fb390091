import GreenroomModel
import GreenroomTestSupport

/// References of facts that files have, and of some that they hardly ever have.
struct RandomMedia {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func reference() -> Reference {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: still()
    case 2, 3: clip()
    default: sound()
    }
  }

  mutating func options() -> FitOptions {
    var options = FitOptions()
    options.shape = one([.pad, .crop])
    options.allowsUpscaling = one([false, true])
    options.mendsWarnings = one([false, false, true])
    if chance(8) { options.from = seconds(in: 0...20) }
    if chance(8) { options.to = seconds(in: 0...40) }
    if chance(8) { options.pictureFormat = .jpeg }
    if chance(8) { options.soundFormat = one([.mp3, .wav]) }
    return options
  }

  private mutating func still() -> Reference {
    let (width, height) = (side(), side())
    let bytes = Int64.random(in: 1_000...80_000_000, using: &generator)
    let role: Role = one([.referenceImage, .firstFrame, .lastFrame])
    let container = one(["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "avif"])
    let alpha = one([true, false, nil])
    let (model, depth) = (one(["rgb", "cmyk", "gray", "palette"]), one([8, 8, 16, 10]))
    let (animated, orientation, bars) = (chance(6), one([nil, 1, 6]), bars(in: PixelSize(width, height)))
    return ReferenceBuilder.image(width, height, bytes: bytes, role: role) { facts in
      (facts.container, facts.alpha, facts.colorModel, facts.bitDepth) = (container, alpha, model, depth)
      (facts.animated, facts.orientation) = (animated, orientation)
      facts.bars = bars
    }
  }

  private mutating func clip() -> Reference {
    let (width, height) = (side(), side())
    let bytes = Int64.random(in: 10_000...400_000_000, using: &generator)
    let time = seconds(in: 0.1...40)
    let rate = one([
      FrameRate(24_000, over: 1_001), FrameRate(25, over: 1), FrameRate(12, over: 1), FrameRate(120, over: 1),
      FrameRate(60_000, over: 1_001), FrameRate(29_847_391, over: 1_000_003), FrameRate(119, over: 5), nil,
    ])
    let (container, codec) = (
      one(["mp4", "mov", "webm", "mkv", "avi"]), one(["h264", "h264", "hevc", "vp9"])
    )
    let (sound, varies) = (one(["aac", nil, "opus", "pcm_s16le"]), chance(4))
    let (rotation, pixel) = (
      one([0, 90, 180, 270]), one([nil, FrameRate(1, over: 1), FrameRate(32, over: 27)])
    )
    let (sampleRate, bars) = (one([8_000, 44_100, 48_000]), bars(in: PixelSize(width, height)))
    return ReferenceBuilder.video(width, height, bytes: bytes) { facts in
      (facts.container, facts.videoCodec, facts.audioCodec) = (container, codec, sound)
      (facts.duration, facts.headerDuration, facts.frameRate, facts.variableFrameRate) = (
        time, time, rate, varies
      )
      (facts.rotation, facts.sampleAspectRatio) = (rotation, pixel)
      facts.sampleRate = sound == nil ? nil : sampleRate
      facts.bars = bars
    }
  }

  private mutating func sound() -> Reference {
    let bytes = Int64.random(in: 10_000...40_000_000, using: &generator)
    let time = seconds(in: 0.1...40)
    let (container, codec) = one([
      ("mp3", "mp3"), ("wav", "pcm_s16le"), ("wav", "pcm_f32le"), ("m4a", "aac"), ("flac", "flac"),
      ("ogg", "opus"),
    ])
    let (rate, channels) = (one([8_000, 44_100, 192_000]), one([1, 2, 6]))
    return ReferenceBuilder.audio(bytes: bytes) { facts in
      (facts.container, facts.audioCodec, facts.duration, facts.headerDuration) = (
        container, codec, time, time
      )
      (facts.sampleRate, facts.channels) = (rate, channels)
    }
  }

  /// Mostly like those of files, now and then absurd.
  private mutating func side() -> Int {
    chance(12)
      ? Int.random(in: 1...30_000, using: &generator) : Int.random(in: 200...4_500, using: &generator)
  }

  /// Mostly none, else above and below or beside.
  private mutating func bars(in size: PixelSize) -> PixelRectangle? {
    guard chance(4) else { return nil }
    let (isBeside, share) = (chance(2), Double.random(in: 0.04...0.45, using: &generator))
    let cut = Int(Double(isBeside ? size.width : size.height) * share)
    return isBeside
      ? PixelRectangle(x: cut, y: 0, size: PixelSize(size.width - 2 * cut, size.height))
      : PixelRectangle(x: 0, y: cut, size: PixelSize(size.width, size.height - 2 * cut))
  }

  private mutating func seconds(in range: ClosedRange<Double>) -> Seconds {
    Seconds(Double.random(in: range, using: &generator)) ?? .zero
  }

  private mutating func chance(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &generator) == 0 }

  private mutating func one<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }
}
