import GreenroomModel

/// Lets a sound swell and die away where it was cut.
struct SoundFades {
  private let channels: Int
  private let samples: Int
  /// Samples of each fade.
  private let fadeIn: Int
  private let fadeOut: Int

  init(_ recipe: SoundRecipe, of sound: SoundPass.Measure) {
    channels = sound.shape.channels
    samples = sound.samples
    let length = min(max(0, Int(recipe.fade * Double(sound.shape.rate))), sound.samples / 2)
    let end = recipe.window?.end ?? .infinity
    fadeIn = (recipe.window?.start ?? 0) > 0 ? length : 0
    fadeOut = end < sound.sourceDuration ?? .infinity ? recipe.window == nil ? 0 : length : 0
  }

  /// - Parameter position: Of the first sample, interleaved ones counted as one.
  func apply(to sound: inout [Float], at position: Int, gain: Float) {
    let count = sound.count / channels
    let isInside = position >= fadeIn && position + count <= samples - fadeOut
    guard gain != 1 || !isInside else { return }
    for index in 0..<count {
      var factor = gain
      if position + index < fadeIn { factor *= Float(position + index) / Float(fadeIn) }
      let left = samples - 1 - position - index
      if left < fadeOut { factor *= Float(max(0, left)) / Float(fadeOut) }
      for channel in 0..<channels { sound[index * channels + channel] *= factor }
    }
  }
}
