import CLibAV
import Glibc
import GreenroomModel

/// Small frames of a clip, at equal distances of time.
struct ClipStrip {
  /// How often a clip is looked at, and how often at most.
  private static let densest = 0.5
  private static let mostTiles = 60
  private static let columns = 10
  /// Pixels of a tile: the width, unless the clip is higher than that makes sense for.
  static let tile = PixelSize(160, 284)
  /// What the index calls the sheet.
  private static let sheetName = "strip.jpg"

  /// Seconds that the clip plays, and that pass from one tile to the next.
  let duration: Double
  let step: Double
  private(set) var tiles: [SharedFrame] = []

  init(duration: Double) {
    self.duration = duration
    step = max(Self.densest, duration / Double(Self.mostTiles))
  }

  /// How many tiles there are when all are there.
  var count: Int { max(1, min(Self.mostTiles, Int((duration / step - 0.01).rounded(.up)))) }

  var isFull: Bool { tiles.count >= count }

  /// The moment, in seconds, of which the next tile is: the middle of the time it stands for.
  var nextMoment: Double { moment(tiles.count) }

  func moment(_ number: Int) -> Double { min((Double(number) + 0.5) * step, duration) }

  mutating func add(_ tile: SharedFrame) { if !isFull { tiles.append(tile) } }

  /// All tiles on one picture, row by row; nil where there are none or memory is short.
  func sheet() -> SharedFrame? {
    guard let first = tiles.first?.frame.pointee else { return nil }
    let (width, height) = (Int(first.width), Int(first.height))
    let rows = (tiles.count + Self.columns - 1) / Self.columns
    guard
      let sheet = FrameBox.picture(
        AV_PIX_FMT_RGB24, width: width * min(tiles.count, Self.columns), height: height * rows),
      let target = sheet.frame.pointee.data.0
    else { return nil }
    let stride = Int(sheet.frame.pointee.linesize.0)
    for row in 0..<height * rows { memset(target + row * stride, 0, stride) }
    for (number, tile) in tiles.enumerated() {
      let (x, y) = place(number, of: first)
      Self.copy(tile.frame, to: target + y * stride + x * RGBPicture.bytesPerPixel, stride, within: first)
    }
    return SharedFrame(sheet)
  }

  /// WebVTT that says for each span of time where its tile lies.
  var index: String {
    guard let first = tiles.first?.frame.pointee else { return "WEBVTT\n" }
    var text = "WEBVTT\n"
    for number in tiles.indices {
      let isLast = number == tiles.count - 1
      let end = isLast ? max(duration, Double(number) * step + 0.001) : Double(number + 1) * step
      let (x, y) = place(number, of: first)
      text += "\n\(Self.clock(Double(number) * step)) --> \(Self.clock(end))\n"
      text += "\(Self.sheetName)#xywh=\(x),\(y),\(first.width),\(first.height)\n"
    }
    return text
  }

  private func place(_ number: Int, of tile: AVFrame) -> (x: Int, y: Int) {
    (number % Self.columns * Int(tile.width), number / Self.columns * Int(tile.height))
  }

  /// A clip whose frames change their shape keeps to that of the first tile.
  private static func copy(
    _ tile: UnsafeMutablePointer<AVFrame>, to target: UnsafeMutablePointer<UInt8>, _ stride: Int,
    within bound: AVFrame
  ) {
    guard let rows = tile.pointee.data.0 else { return }
    let width = Int(min(tile.pointee.width, bound.width)) * RGBPicture.bytesPerPixel
    for row in 0..<Int(min(tile.pointee.height, bound.height)) {
      memcpy(target + row * stride, rows + row * Int(tile.pointee.linesize.0), width)
    }
  }

  private static func clock(_ seconds: Double) -> String {
    let milliseconds = Int(min(seconds, 8_640_000) * 1_000 + 0.5)
    func padded(_ value: Int, _ digits: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    let (minutes, rest) = (milliseconds / 60_000, milliseconds % 60_000)
    let time = [padded(minutes / 60, 2), padded(minutes % 60, 2), padded(rest / 1_000, 2)]
    return time.joined(separator: ":") + "." + padded(rest % 1_000, 3)
  }
}
