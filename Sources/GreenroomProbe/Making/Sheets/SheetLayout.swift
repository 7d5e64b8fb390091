import GreenroomMedia
import GreenroomModel

/// Where everything lies on a contact sheet, in pixels.
struct SheetLayout {
  static let margin = 20
  private static let gap = 14
  private static let headingHeight = 40
  static let titleHeight = 19
  static let captionHeight = 17
  /// Between a picture and its words.
  private static let space = 6

  let size: PixelSize
  private let columns: Int
  private let tile: PixelSize
  private let top: Int
  private let rowHeight: Int

  init(_ job: SheetJob) {
    columns = max(1, min(job.columns, job.cells.count))
    tile = job.tile
    let words =
      (job.cells.contains { !$0.title.isEmpty } ? Self.titleHeight : 0)
      + (job.cells.contains { !$0.caption.isEmpty } ? Self.captionHeight : 0)
    // One picture alone is a picture and no sheet.
    let isBare = job.cells.count == 1 && words == 0 && job.heading == nil
    let margin = isBare ? 0 : Self.margin
    top = margin + (job.heading == nil ? 0 : Self.headingHeight)
    rowHeight = tile.height + (words > 0 ? Self.space + words : 0) + Self.gap
    let rows = (job.cells.count + columns - 1) / columns
    size = PixelSize(
      2 * margin + columns * (tile.width + Self.gap) - Self.gap,
      top + rows * rowHeight - Self.gap + margin)
    left = margin
  }

  private let left: Int

  /// Where the picture of cell `number` may lie.
  func box(_ number: Int) -> PixelRectangle {
    PixelRectangle(
      x: left + number % columns * (tile.width + Self.gap), y: top + number / columns * rowHeight, size: tile)
  }

  /// The upper left corner of its words.
  func words(_ number: Int) -> (x: Int, y: Int) {
    let box = box(number)
    return (box.x, box.y + tile.height + Self.space)
  }

  /// As large as fits into `box` with its own ratio, in the middle; never larger than it is.
  static func fitted(_ picture: PixelSize, into box: PixelRectangle) -> PixelRectangle {
    let factor = min(
      1, Double(box.size.width) / Double(picture.width), Double(box.size.height) / Double(picture.height))
    let size = PixelSize(
      max(1, Int((Double(picture.width) * factor).rounded())),
      max(1, Int((Double(picture.height) * factor).rounded())))
    return PixelRectangle(
      x: box.x + (box.size.width - size.width) / 2, y: box.y + (box.size.height - size.height) / 2,
      size: size)
  }
}
