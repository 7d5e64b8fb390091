import CLibAV
import Foundation
package import GreenroomModel

/// Makes the fitted copy of a still.
package enum PictureFit {
  /// Decodes the still whole, cuts out, scales and lays on a canvas as the recipe says, and writes a JPEG or PNG in sRGB
  /// without any profile. Blocks. Takes some ten bytes of memory for each pixel of the still.
  ///
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func make(
    _ recipe: PictureRecipe, from path: MediaPath, to output: MediaPath, limits: ProbeLimits = .standard
  ) -> String? {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: true)
      let picture = try FittedPicture.make(recipe, of: source, limits: limits)
      switch PictureSqueeze(format: recipe.format, mostBytes: recipe.mostBytes).encode(picture) {
      case .success(let bytes): return write(bytes, to: output)
      case .failure(let failure): return failure.sentence
      }
    } catch {
      return error.message
    }
  }

  private static func write(_ bytes: [UInt8], to path: MediaPath) -> String? {
    do {
      try PictureFile.write(bytes, to: path)
      return nil
    } catch {
      return "The copy cannot be written: \(AVFailure.sentence(error.code))."
    }
  }
}
