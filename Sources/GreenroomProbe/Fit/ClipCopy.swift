import CLibAV
import GreenroomModel

/// Copies the packets of a clip into an MP4, whose times begin at zero; those of its pictures alone where its sound is
/// encoded anew.
enum ClipCopy {
  static func make(
    _ recipe: ClipRecipe, of source: FitSource, to path: MediaPath, progress: (Double) -> Void
  ) throws(FitFailure) {
    let opened = try source.open()
    guard let video = opened.video else { throw FitFailure("It has no pictures.") }
    let movie = try copying { () throws(AVError) in try MovieWriter(path) }
    let pictures = try copying { () throws(AVError) in try movie.addStream(copying: video) }
    let audio = recipe.hasSound ? opened.audio : nil
    var feed =
      audio != nil && recipe.encodesSound
      ? try SoundFeed.of(opened, source, window: nil, in: movie) : nil
    var sound: UnsafeMutablePointer<AVStream>?
    if let audio, !recipe.encodesSound {
      sound = try copying { () throws(AVError) in try movie.addStream(copying: audio) }
    }
    try copying { () throws(AVError) in try movie.begin() }
    guard let box = PacketBox() else { throw FitFailure(writing: AVError(-12)) }
    let beginning = opened.beginning
    while av_read_frame(opened.demuxer.context, box.packet) >= 0 {
      defer { av_packet_unref(box.packet) }
      let index = box.packet.pointee.stream_index
      if index == video.pointee.index {
        try copying { () throws(AVError) in
          try copy(box.packet, of: video, from: beginning, to: pictures, of: movie)
        }
        if let duration = opened.duration { progress(part(box.packet, pictures, of: duration)) }
      } else if let audio, index == audio.pointee.index {
        if let sound {
          try copying { () throws(AVError) in
            try copy(box.packet, of: audio, from: beginning, to: sound, of: movie)
          }
        }
        try feed?.feed(box.packet, to: movie)
      }
    }
    try feed?.feed(nil, to: movie)
    try feed?.finish(movie, after: 0)
    try copying { () throws(AVError) in try movie.finish() }
    progress(1)
  }

  private static func copying<Value: ~Copyable>(_ body: () throws(AVError) -> Value) throws(FitFailure)
    -> Value
  {
    do throws(AVError) {
      return try body()
    } catch {
      throw FitFailure(
        "Its streams cannot be copied into an MP4 as they are: \(AVFailure.sentence(error.code)).")
    }
  }

  private static func copy(
    _ packet: UnsafeMutablePointer<AVPacket>, of source: UnsafeMutablePointer<AVStream>,
    from beginning: Double,
    to target: UnsafeMutablePointer<AVStream>, of movie: borrowing MovieWriter
  ) throws(AVError) {
    let base = source.pointee.time_base
    guard base.num > 0, base.den > 0 else { throw AVError(AVFailure.invalidArgument) }
    let shift = Int64((beginning * Double(base.den) / Double(base.num)).rounded())
    if packet.pointee.pts == AVNumbers.noTime { packet.pointee.pts = packet.pointee.dts }
    if packet.pointee.pts != AVNumbers.noTime { packet.pointee.pts -= shift }
    if packet.pointee.dts != AVNumbers.noTime { packet.pointee.dts -= shift }
    packet.pointee.pos = -1
    try movie.write(packet, to: target, ticks: base)
  }

  private static func part(
    _ packet: UnsafeMutablePointer<AVPacket>, _ stream: UnsafeMutablePointer<AVStream>, of duration: Double
  ) -> Double {
    guard let time = AVNumbers.time(packet.pointee.dts) else { return 0 }
    let base = stream.pointee.time_base
    return max(0, min(1, Double(time) * Double(base.num) / Double(max(1, base.den)) / duration))
  }
}
