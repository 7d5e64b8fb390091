import CLibAV
import GreenroomModel

/// One encoding of a clip's window, from the first packet to the last.
struct ClipEncode {
  /// Seconds into a clip from which on it is worth to jump there, and how much before it, so that decoders have
  /// found their feet.
  private static let jump = 3.0
  private static let leadIn = 1.5
  /// Containers whose index tells the exact place and time.
  private static let jumpable: Set = ["mov", "matroska"]

  let file: FitSource
  let recipe: ClipRecipe
  let encoding: ClipRecipe.Encoding
  /// Nil for good quality, however many bytes that takes.
  let bitRate: Int?

  /// Returns how many seconds the copy plays.
  func run(to path: MediaPath, progress: (Double) -> Void) throws(FitFailure) -> Double {
    let opened = try file.open()
    let start = recipe.window?.start ?? 0
    if start > Self.jump, Self.jumpable.contains(opened.format), let stream = opened.video,
      opened.seek(toSecond: start - Self.leadIn, of: stream),
      let played = try encode(opened, hasJumped: true, to: path, progress)
    {
      return played
    }
    // Opened again where it was read.
    let whole = start > Self.jump ? try file.open() : opened
    return try encode(whole, hasJumped: false, to: path, progress) ?? 0
  }

  /// Returns nil where the jump went beyond the beginning of the window.
  private func encode(
    _ opened: borrowing PlayedFile, hasJumped: Bool, to path: MediaPath, _ progress: (Double) -> Void
  ) throws(FitFailure) -> Double? {
    guard let video = opened.video else { throw FitFailure("It has no pictures.") }
    let movie = try writing { () throws(AVError) in try MovieWriter(path) }
    var pictures = try PictureFeed(video, of: opened, self, in: movie)
    var sound = recipe.hasSound ? try SoundFeed.of(opened, file, window: window, in: movie) : nil
    try writing { () throws(AVError) in try movie.begin() }
    guard let box = PacketBox() else { throw FitFailure(writing: AVError(-12)) }
    let expected = recipe.window?.length ?? opened.duration ?? 0
    var isEnd = false
    while !isEnd, !pictures.isFull || sound?.isFull == false {
      isEnd = av_read_frame(opened.demuxer.context, box.packet) < 0
      defer { av_packet_unref(box.packet) }
      let index = box.packet.pointee.stream_index
      if isEnd || index == video.pointee.index {
        try pictures.feed(isEnd ? nil : box.packet, of: opened, to: movie)
        if hasJumped, pictures.cameTooLate { return nil }
        if expected > 0 { progress(min(1, pictures.played / expected)) }
      }
      if isEnd || index == opened.audio?.pointee.index {
        try sound?.feed(isEnd ? nil : box.packet, to: movie)
      }
    }
    guard pictures.played > 0 else { throw FitFailure("None of its pictures in that time can be decoded.") }
    try pictures.finish(movie)
    try sound?.finish(movie, after: pictures.played)
    try writing { () throws(AVError) in try movie.finish() }
    return max(pictures.played, sound?.played ?? 0)
  }

  /// Of whole frames, so that sound ends with the pictures.
  private var window: TimeWindow? {
    recipe.window.map { window in
      let rate = encoding.frameRate.meant.value
      let pacer = FramePacer(rate: rate, start: window.start, length: window.length)
      return TimeWindow(start: window.start, end: window.start + Double(pacer.count ?? 0) / rate)
    }
  }
}
