import CLibAV
import GreenroomModel

/// The pictures of a fitted clip on their way from packets to the file.
struct PictureFeed: ~Copyable {
  /// Seconds between key frames.
  private static let keyFrames = 2.0
  /// Good enough that nobody sees a difference; no B-frames, so that times begin at zero in every reader.
  private static let options = ["preset": "fast", "profile": "high", "bf": "0"]
  private static let quality = "17"

  private let decoder: Decoder
  private var fitter: FrameFitter
  private var pacer: FramePacer
  private let track: EncodedTrack
  private let tick: Double
  private let beginning: Double
  private let start: Double
  private let usualStep: Double
  /// What is shown from `shownTime` on, once there is one, and what was before it.
  private var shown: FrameList?
  private var before: FrameList?
  private var shownTime: Double?
  private var length: Double?
  private var number: Int64 = 0
  /// True where the first frame is shown after the window begins.
  private(set) var cameTooLate = false

  init(
    _ stream: UnsafeMutablePointer<AVStream>, of file: borrowing PlayedFile, _ job: ClipEncode,
    in movie: borrowing MovieWriter
  ) throws(FitFailure) {
    let rate = job.encoding.frameRate.meant
    let (framing, bitRate) = (job.encoding.framing, job.bitRate)
    let decoder = try job.file.decoder(of: stream, "pictures")
    let options = bitRate == nil ? Self.options.merging(["crf": Self.quality]) { $1 } : Self.options
    let track = try writing { () throws(AVError) in
      let encoder = try Encoder.h264(
        framing.outcome, rate: rate, keyFrameEvery: max(1, Int(rate.value * Self.keyFrames)),
        bitRate: bitRate, options: options)
      return try EncodedTrack(encoder, in: movie, duration: 1)
    }
    self.decoder = decoder
    fitter = FrameFitter(framing, rotation: file.rotation, background: job.encoding.background)
    start = job.recipe.window?.start ?? 0
    pacer = FramePacer(rate: rate.value, start: start, length: job.recipe.window?.length)
    self.track = track
    tick = Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den))
    beginning = file.beginning
    usualStep = 1 / (file.header.video?.headerRate?.value ?? rate.value)
  }

  var isFull: Bool { pacer.isFull }

  /// Seconds that the frames written so far play.
  var played: Double { pacer.played }

  /// A nil packet stands for the end.
  mutating func feed(
    _ packet: UnsafeMutablePointer<AVPacket>?, of file: borrowing PlayedFile, to movie: borrowing MovieWriter
  ) throws(FitFailure) {
    guard !isFull else { return }
    var frames = FrameList()
    decoder.decode(packet) { frames.keep($0) }
    for frame in frames.frames { try take(frame, of: file, to: movie) }
    if packet == nil, let shownTime {
      let end = shownTime + (length ?? usualStep)
      try write(pacer.repeatsAtEnd(end), before: nil, of: file, to: movie)
    }
  }

  func finish(_ movie: borrowing MovieWriter) throws(FitFailure) {
    try writing { () throws(AVError) in try track.write(nil, to: movie) }
  }

  private mutating func take(
    _ frame: UnsafeMutablePointer<AVFrame>, of file: borrowing PlayedFile, to movie: borrowing MovieWriter
  ) throws(FitFailure) {
    let stamp = AVNumbers.time(frame.pointee.best_effort_timestamp)
    let time = stamp.map { Double($0) * tick - beginning } ?? shownTime.map { $0 + usualStep } ?? 0
    if let shownTime {
      // Time that goes back is a fault of the file's; the frame is shown when it comes.
      guard time > shownTime else { return }
      try write(pacer.repeats(until: time), before: frame, of: file, to: movie)
    } else {
      cameTooLate = time > start
    }
    let ticks = Double(frame.pointee.pkt_duration) * tick
    length = ticks > 0 && ticks < 4 * usualStep ? ticks : nil
    shownTime = time
    swap(&before, &shown)
    shown = FrameList()
    shown?.keep(frame)
  }

  /// - Parameter next: What is shown after it; nil at the end.
  private mutating func write(
    _ times: Int, before next: UnsafeMutablePointer<AVFrame>?, of file: borrowing PlayedFile,
    to movie: borrowing MovieWriter
  ) throws(FitFailure) {
    guard times > 0, let frame = shown?.frames.first else { return }
    let aspect = file.pixelAspect(of: frame)
    let last = before?.frames.first
    let whole = try writing { () throws(AVError) in
      try Deinterlacer.picture(of: frame, before: last, after: next)
    }
    defer { withExtendedLifetime(whole) {} }
    let picture = whole?.frame ?? frame
    let box = try writing { () throws(AVError) in try self.fitter.picture(of: picture, aspect: aspect) }
    for _ in 0..<times {
      box.frame.pointee.pts = number
      number += 1
      try writing { () throws(AVError) in try track.write(box.frame, to: movie) }
    }
  }
}
