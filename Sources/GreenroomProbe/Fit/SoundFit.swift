import CLibAV
import Foundation
package import GreenroomModel

/// Makes the fitted copy of a sound.
package enum SoundFit {
  /// −1 dBTP, which encoders overshoot full scale from.
  private static let highestTruePeak = pow(10, -1.0 / 20)
  /// Bits a second of MP3, the best that is worth it first; those of low rates end at 160,000.
  private static let bitRates = [192_000, 160_000, 128_000, 112_000, 96_000, 80_000, 64_000, 48_000, 32_000]
  private static let highestOfLowRates = 160_000
  /// Bytes that an MP3 begins and ends with beside its sound.
  private static let overhead: Int64 = 4_096

  /// Encodes the window twice over: to measure it first. Blocks for as long as that takes.
  ///
  /// - Parameter progress: Told now and then which part is done, from 0 to 1.
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func make(
    _ recipe: SoundRecipe, from source: MediaPath, to path: MediaPath,
    progress: @escaping (Double) -> Void = { _ in }
  ) -> String? {
    do throws(FitFailure) {
      let file = FitSource(source)
      let pass = SoundPass(file: file, window: recipe.window, rates: recipe.format.rates)
      let measured = try pass.measure { progress($0 / 2) }
      guard measured.samples > 0 else { throw FitFailure("There is no sound in that time.") }
      let gain = gain(of: measured, recipe.format)
      let fades = SoundFades(recipe, of: measured)
      let bitRate = try bitRate(of: measured, recipe)
      try write(pass, measured.shape, bitRate, to: path) { samples, position in
        fades.apply(to: &samples, at: position, gain: gain)
      } progress: {
        progress(0.5 + $0 / 2)
      }
      let size = try FitSource.size(of: path)
      if let most = recipe.mostBytes, size > most { throw .tooLarge(size, most: most) }
      progress(1)
      return nil
    } catch {
      return error.sentence
    }
  }

  private static func write(
    _ pass: SoundPass, _ sound: SoundShape, _ bitRate: Int?, to path: MediaPath,
    shape: (inout [Float], Int) -> Void, progress: (Double) -> Void
  ) throws(FitFailure) {
    let file = try writing { () throws(AVError) in
      try MovieWriter(path, as: bitRate == nil ? .wav : .mp3)
    }
    var track = try writing { () throws(AVError) in
      let track = try SampleTrack(encoder(sound, bitRate), in: file)
      try file.begin()
      return track
    }
    var position = 0
    try pass.run(progress: progress) { samples, channels throws(AVError) in
      var samples = samples
      shape(&samples, position)
      position += samples.count / channels
      try track.write(samples, to: file)
    }
    do throws(AVError) {
      try track.finish(file)
      try file.finish()
    } catch {
      throw FitFailure(writing: error)
    }
  }

  /// Below 1 only where the copy would clip: MP3 is not exact to the sample, and 16 bits hold no more than full scale.
  private static func gain(of sound: SoundPass.Measure, _ format: SoundRecipe.Format) -> Float {
    let isSafe = format == .mp3 ? sound.truePeak <= highestTruePeak : sound.samplePeak <= 1
    return isSafe ? 1 : Float(highestTruePeak / max(sound.truePeak, sound.samplePeak))
  }

  /// - Parameter bitRate: Bits a second of MP3; nil for WAV.
  private static func encoder(_ shape: SoundShape, _ bitRate: Int?) throws(AVError) -> Encoder {
    guard let bitRate else {
      return try Encoder.sound(
        "pcm_s16le", rate: shape.rate, channels: shape.channels, format: AV_SAMPLE_FMT_S16, bitRate: 0)
    }
    return try Encoder.sound("libmp3lame", rate: shape.rate, channels: shape.channels, bitRate: bitRate)
  }

  /// Bits a second of an MP3 that fits; nil for WAV, which has no choice.
  private static func bitRate(
    of sound: SoundPass.Measure, _ recipe: SoundRecipe
  ) throws(FitFailure) -> Int? {
    guard recipe.format == .mp3 else { return nil }
    let seconds = Double(sound.samples) / Double(sound.shape.rate)
    let highest = sound.shape.rate < 32_000 ? highestOfLowRates : bitRates[0]
    let fitting = bitRates.filter { $0 <= highest }.first { bitRate in
      guard let most = recipe.mostBytes else { return true }
      return Int64(seconds * Double(bitRate) / 8) + overhead <= most
    }
    guard let fitting else {
      throw FitFailure("It does not fit into \(recipe.mostBytes ?? 0) bytes as MP3. Choose a shorter part.")
    }
    return fitting
  }
}

extension SoundRecipe.Format {
  /// Samples a second that it knows; empty for any.
  fileprivate var rates: [Int] { self == .mp3 ? SoundShape.ratesOfMP3 : [] }
}
