package import GreenroomMedia
import GreenroomModel

/// Draws contact sheets.
package enum SheetPainter {
  /// Pixels of the largest sheet: what a worker has room for.
  private static let mostPixels = 40_000_000
  private static let titlePixels = 13
  private static let captionPixels = 12

  /// Draws the sheet and writes it.
  ///
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func make(_ job: SheetJob) -> String? {
    let layout = SheetLayout(job)
    guard layout.size.width * layout.size.height <= mostPixels, let canvas = SheetCanvas(layout.size) else {
      return "It would be \(layout.size.width)×\(layout.size.height) pixels, more than fit."
    }
    if let heading = job.heading {
      canvas.write(
        heading, x: SheetLayout.margin, y: SheetLayout.margin - 4,
        width: layout.size.width - 2 * SheetLayout.margin, pixels: 18, isBold: true, .title)
    }
    let isBare = layout.size == job.tile
    for (number, cell) in job.cells.enumerated() {
      draw(cell, number, layout, isBare: isBare, on: canvas)
    }
    return write(canvas, job)
  }

  private static func draw(
    _ cell: SheetJob.Cell, _ number: Int, _ layout: SheetLayout, isBare: Bool,
    on canvas: borrowing SheetCanvas
  ) {
    let box = layout.box(number)
    let radius = isBare ? 0.0 : 6
    canvas.fill(box, .well, radius: radius)
    if let path = cell.picture.map({ MediaPath(bytes: Array($0)) }),
      let picture = picture(at: path, longestSide: max(box.size.width, box.size.height))
    {
      let size = PixelSize(picture.width, picture.height)
      canvas.draw(picture, into: SheetLayout.fitted(size, into: box), radius: radius)
    } else if cell.picture != nil || !isBare {
      canvas.write(
        "no picture", x: box.x + box.size.width / 2 - 30, y: box.y + box.size.height / 2 - 8,
        width: box.size.width, pixels: captionPixels, .caption)
    }
    if let badge = cell.badge { draw(badge: badge, in: box, on: canvas) }
    drawWords(of: cell, layout.words(number), width: box.size.width, on: canvas)
  }

  /// Nil where it cannot be read.
  private static func picture(at path: MediaPath, longestSide: Int) -> StillPicture? {
    guard let source = try? FileSource(opening: path, readAhead: true),
      let still = try? StillReader(source, limits: .standard).read(longestSide: longestSide)
    else { return nil }
    let whole = PixelRectangle(x: 0, y: 0, size: PixelSize(longestSide, longestSide))
    let picture = still.shown(size: SheetLayout.fitted(still.shownSize, into: whole).size, by: .area)
    picture?.flatten(on: Checker.colour)
    return picture
  }

  private static func draw(badge: String, in box: PixelRectangle, on canvas: borrowing SheetCanvas) {
    let width = canvas.width(of: badge, pixels: captionPixels)
    let plate = PixelRectangle(
      x: box.x + box.size.width - width - 16, y: box.y + box.size.height - 25,
      size: PixelSize(width + 10, 19))
    canvas.fill(plate, .shade, radius: 4)
    canvas.write(badge, x: plate.x + 5, y: plate.y + 2, width: width + 4, pixels: captionPixels, .title)
  }

  private static func drawWords(
    of cell: SheetJob.Cell, _ place: (x: Int, y: Int), width: Int, on canvas: borrowing SheetCanvas
  ) {
    var (x, y) = place
    if !cell.title.isEmpty {
      if let verdict = cell.verdict {
        canvas.dot(x: Double(x) + 5, y: Double(y) + 8.5, radius: 4, ink(verdict))
        x += 15
      }
      canvas.write(
        cell.title, x: x, y: y, width: width - (x - place.x), pixels: titlePixels, isBold: true, .title)
      y += SheetLayout.titleHeight
    }
    if !cell.caption.isEmpty {
      canvas.write(cell.caption, x: place.x, y: y, width: width, pixels: captionPixels, .caption)
    }
  }

  private static func ink(_ verdict: Verdict) -> SheetCanvas.Ink {
    switch verdict {
    case .pass: .good
    case .warn: .doubtful
    case .fail: .bad
    }
  }

  private static func write(_ canvas: borrowing SheetCanvas, _ job: SheetJob) -> String? {
    guard let picture = canvas.picture(), let bytes = bytes(of: picture, as: job.format) else {
      return "\(canvas.size.width)×\(canvas.size.height) pixels cannot be written as \(job.format.rawValue)."
    }
    let path = MediaPath(bytes: Array(job.output))
    do throws(AVError) {
      try PictureFile.write(bytes, to: path)
      return nil
    } catch {
      return "It cannot be written: \(AVFailure.sentence(error.code))."
    }
  }

  private static func bytes(of picture: StillPicture, as format: SheetJob.Format) -> [UInt8]? {
    switch format {
    case .jpeg: PictureEncoding.encode(picture, as: .jpeg, quality: 88)
    case .png: PictureEncoding.encode(picture, as: .png, quality: 100)
    case .webp: PictureEncoding.encode(picture, as: .webp, quality: 86)
    case .ppm: portableMap(picture)
    }
  }

  private static func portableMap(_ picture: StillPicture) -> [UInt8] {
    var bytes = Array("P6\n\(picture.width) \(picture.height)\n255\n".utf8)
    for place in 0..<picture.width * picture.height * StillPicture.bytesPerPixel where place % 4 != 3 {
      bytes.append(picture.pixels[place])
    }
    return bytes
  }
}
