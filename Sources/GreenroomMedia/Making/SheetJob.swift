package import Foundation
package import GreenroomModel

/// What `greenroom-media sheet` is to draw: pictures in rows, each with its words. Paths are bytes.
package struct SheetJob: Codable, Sendable {
  package enum Format: String, Codable, Sendable, CaseIterable {
    case jpeg, png, webp
    /// Width, height and rows of RGB, for whoever draws them otherwise.
    case ppm
  }

  package struct Cell: Codable, Sendable {
    /// Any still; nil where there is none.
    package var picture: Data?
    /// Empty where the picture says enough.
    package var title: String
    package var caption: String
    /// In a corner of the picture.
    package var badge: String?
    /// What the checks say; nil where nobody asked.
    package var verdict: Verdict?

    package init(
      picture: MediaPath?, title: String = "", caption: String = "", badge: String? = nil,
      verdict: Verdict? = nil
    ) {
      self.picture = picture.map { Data($0.bytes) }
      self.title = title
      self.caption = caption
      self.badge = badge
      self.verdict = verdict
    }
  }

  package var heading: String?
  package var cells: [Cell]
  package var columns: Int
  /// Pixels that each picture has at most.
  package var tile: PixelSize
  package var format: Format
  package var output: Data

  package init(
    heading: String? = nil, cells: [Cell], columns: Int, tile: PixelSize, format: Format, output: MediaPath
  ) {
    self.heading = heading
    self.cells = cells
    self.columns = columns
    self.tile = tile
    self.format = format
    self.output = Data(output.bytes)
  }
}
