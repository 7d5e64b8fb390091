import Foundation
import GreenroomModel

/// How large a clip becomes: the exact pixels that the profile states, and data of the sandbox's own where it
/// states none.
struct SandboxSizes: Decodable {
  /// What a request gets that does not say.
  struct Standard: Decodable {
    let resolution: String
    let seconds: Double
  }

  struct Size: Equatable {
    let width: Int
    let height: Int
  }

  let standard: Standard
  private let sizes: [String: [String: [Int]]]

  /// - Throws: `installation` where the file is missing or damaged.
  init(in assets: MediaPath) throws {
    let path = assets.appending("Sandbox").appending("output-sizes.json")
    guard let data = FileManager.default.contents(atPath: path.text),
      let read = try? JSONDecoder().decode(SandboxSizes.self, from: data)
    else {
      throw GreenroomError(
        .installation, "“\(path)” is missing or damaged.",
        hint: "Install Greenroom again with `make install`.")
    }
    self = read
  }

  /// - Parameters:
  ///   - ratio: As the request has it. One without pixels of its own, such as `adaptive`, gets as many as the
  ///     widest common shape, in the shape of `picture`.
  ///   - picture: Width over height of what the clip follows; nil where there is nothing.
  func size(_ resolution: String, _ ratio: String, of output: OutputFacts, following picture: Double?)
    -> Size?
  {
    if let exact = exact(resolution, ratio, of: output) { return exact }
    guard let wide = exact(resolution, Self.common, of: output), let picture else {
      return exact(resolution, Self.common, of: output)
    }
    let area = Double(wide.width * wide.height)
    return Size(
      width: Self.even((area * picture).squareRoot()), height: Self.even((area / picture).squareRoot()))
  }

  private static let common = "16:9"

  private func exact(_ resolution: String, _ ratio: String, of output: OutputFacts) -> Size? {
    if let size = output.size(resolution: resolution, ratio: ratio) {
      return Size(width: size.width, height: size.height)
    }
    guard let sides = sizes[resolution]?[ratio], sides.count == 2 else { return nil }
    return Size(width: sides[0], height: sides[1])
  }

  private static func even(_ side: Double) -> Int { Int((side / 2).rounded()) * 2 }
}
