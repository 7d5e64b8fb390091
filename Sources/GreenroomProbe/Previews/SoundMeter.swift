import CLibAV
import Foundation
import GreenroomModel

/// Decodes all of a file's sound to measure it. What is decoded when time runs out is what is told of.
enum SoundMeter {
  /// Pieces of time at each zoom, about: an icon's, a window's, and what one looks closely at.
  private static let zooms = [200, 1_000, 5_000]

  static func curve(of file: borrowing PlayedFile, limits: ProbeLimits) throws(FileProblem) -> SoundCurve {
    guard let stream = file.audio else {
      throw FileProblem(.fileUnsupported, "It has no sound.")
    }
    guard let decoder = Decoder(stream, mostPixels: limits.mostVideoPixels) else {
      throw FileProblem(.fileUnsupported, "Its sound cannot be decoded.")
    }
    var meter: Meter?
    func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
      var frames = FrameList()
      decoder.decode(packet) { frames.keep($0) }
      for frame in frames.frames {
        if meter == nil { meter = Meter(frame) }
        meter?.add(frame)
      }
    }
    _ = file.demuxer.forEachPacket { packet in
      if packet.pointee.stream_index == stream.pointee.index { feed(packet) }
    }
    feed(nil)
    guard let meter, meter.hasSound else {
      throw FileProblem(.fileUnreadable, "None of its sound can be decoded.")
    }
    return meter.curve(zooms)
  }

  private final class Meter {
    private var converter: SoundConverter
    private let loudness: LoudnessMeter
    private var levels: SoundLevels

    /// Of the rate and the channels of the first frame. Nil where there is no such sound.
    init?(_ frame: UnsafeMutablePointer<AVFrame>) {
      let count = Int(frame.pointee.ch_layout.nb_channels)
      let rate = Int(frame.pointee.sample_rate)
      guard count > 0, count <= AudioFacts.mostMeasuredChannels,
        let loudness = LoudnessMeter(rate: rate, channels: count)
      else { return nil }
      self.loudness = loudness
      converter = SoundConverter(rate: rate, channels: count)
      levels = SoundLevels(rate: rate, channels: count)
    }

    var hasSound: Bool { levels.samples > 0 }

    func add(_ frame: UnsafeMutablePointer<AVFrame>?) {
      var pieces = levels
      converter.convert(frame) { sound in
        loudness.add(sound)
        pieces.add(sound)
      }
      levels = pieces
    }

    func curve(_ zooms: [Int]) -> SoundCurve {
      add(nil)
      levels.finish()
      let peak = loudness.truePeak
      var curve = SoundCurve(
        duration: levels.duration, zooms: [], loudness: loudness.loudness,
        truePeak: peak > 0 ? 20 * log10(peak) : nil, silences: levels.silences)
      for zoom in zooms.map(levels.zoom) where zoom.step != curve.zooms.last?.step {
        curve.zooms.append(zoom)
      }
      return curve
    }
  }
}

extension AudioFacts {
  /// More channels than any loudspeaker layout has are not measured.
  static let mostMeasuredChannels = 24
}

extension SoundCurve {
  /// Keys in order, so that the same sound gives the same text.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
