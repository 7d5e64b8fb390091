package import GreenroomModel

/// Makes test clips.
package enum ClipRenderer {
  /// Draws and encodes `clip`, and its last frame as it was drawn where a path for it is given. Blocks.
  ///
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func render(_ clip: TestClip, to path: MediaPath, lastFrame: MediaPath?) -> String? {
    if let fault = clip.fault { return fault }
    do throws(AVError) {
      try write(clip, to: path, lastFrame: lastFrame)
      return nil
    } catch {
      return "It cannot be encoded or written: \(AVFailure.sentence(error.code))."
    }
  }

  private static func write(_ clip: TestClip, to path: MediaPath, lastFrame: MediaPath?) throws(AVError) {
    let movie = try MovieWriter(path)
    let pictures = try PictureTrack(clip, in: movie)
    var sound = clip.hasSound ? try SoundTrack(clip, in: movie) : nil
    try movie.begin()
    for frame in 0..<clip.frameCount {
      try pictures.write(frame: frame, to: movie)
      try sound?.write(until: Double(frame + 1) / Double(clip.frameRate), to: movie)
    }
    try pictures.finish(movie)
    try sound?.finish(movie)
    try movie.finish()
    if let lastFrame { try PictureFile.write(pictures.frame.frame, to: lastFrame) }
  }
}
