import Foundation
import GreenroomModel

/// What comes out of which resolution and ratio, as data.
struct SandboxSizes: Decodable {
  let frameRate: Int
  private let sizes: [String: [String: [Int]]]

  /// - Throws: `installation` where the file is missing or is none.
  init(in assets: MediaPath) throws {
    let path = assets.appending("Sandbox/output-sizes.json")
    guard let data = FileManager.default.contents(atPath: path.text),
      let read = try? JSONDecoder().decode(SandboxSizes.self, from: data)
    else {
      throw GreenroomError(
        .installation, "“\(path)” is missing or damaged.", hint: "Install Greenroom again.")
    }
    self = read
  }

  /// - Parameters:
  ///   - ratio: As the request has it; `adaptive` follows `reference`.
  ///   - reference: Width over height of the first picture; nil where there is none.
  func size(_ resolution: String?, _ ratio: String?, following reference: Double?) -> (
    width: Int, height: Int
  )? {
    guard let row = resolution.flatMap({ sizes[$0] ?? sizes[$0.lowercased()] }) ?? sizes[Self.standard] else {
      return nil
    }
    let named = ratio.flatMap { row[$0] } ?? (reference.flatMap { nearest(to: $0, in: row) } ?? row["16:9"])
    return named.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }

  private static let standard = "720p"

  private func nearest(to ratio: Double, in row: [String: [Int]]) -> [Int]? {
    row.values.filter { $0.count == 2 }.min { left, right in
      abs(log(Double(left[0]) / Double(left[1]) / ratio))
        < abs(log(Double(right[0]) / Double(right[1]) / ratio))
    }
  }
}
