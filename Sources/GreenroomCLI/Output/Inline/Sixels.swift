/// Writes a picture as sixels: bands six pixels high, colour by colour, in a cube of 6×6×6 colours.
enum Sixels {
  private static let levels = 6
  private static let bandHeight = 6

  static func text(of picture: PortableMap) -> String {
    let colours = indexed(picture)
    var text = "\u{1B}Pq\"1;1;\(picture.width);\(picture.height)"
    for colour in Set(colours).sorted() {
      let (red, green, blue) = (colour / 36, colour / 6 % 6, colour % 6)
      text += "#\(colour);2;\(red * 20);\(green * 20);\(blue * 20)"
    }
    for top in stride(from: 0, to: picture.height, by: bandHeight) {
      text += band(colours, picture, top: top)
    }
    return text + "\u{1B}\\"
  }

  /// The colour of each pixel. What rounding takes from one is given to its neighbours, so that slopes stay smooth.
  private static func indexed(_ picture: PortableMap) -> [Int] {
    var colours = [Int](repeating: 0, count: picture.width * picture.height)
    for channel in 0..<3 {
      var row = [Int](repeating: 0, count: picture.width + 2)
      var next = row
      for y in 0..<picture.height {
        for x in 0..<picture.width {
          let place = y * picture.width + x
          let wanted = Int(picture.pixels[place * 3 + channel]) * 16 + row[x + 1]
          let level = min(levels - 1, max(0, (wanted + 408) / 816))
          colours[place] = colours[place] * levels + level
          let error = wanted - level * 816
          row[x + 2] += error * 7 / 16
          next[x] += error * 3 / 16
          next[x + 1] += error * 5 / 16
          next[x + 2] += error / 16
        }
        (row, next) = (next, [Int](repeating: 0, count: picture.width + 2))
      }
    }
    return colours
  }

  private static func band(_ colours: [Int], _ picture: PortableMap, top: Int) -> String {
    let rows = top..<min(top + bandHeight, picture.height)
    var masks: [Int: [UInt8]] = [:]
    for y in rows {
      for x in 0..<picture.width {
        masks[colours[y * picture.width + x], default: [UInt8](repeating: 0, count: picture.width)][x] |=
          1 << UInt8(y - top)
      }
    }
    let lines = masks.sorted { $0.key < $1.key }.map { "#\($0)" + runs($1) }
    return lines.joined(separator: "$") + "-"
  }

  /// Equal ones in a row are counted.
  private static func runs(_ masks: [UInt8]) -> String {
    var text = ""
    var start = 0
    while start < masks.count {
      let end = masks[start...].firstIndex { $0 != masks[start] } ?? masks.count
      let sixel = String(UnicodeScalar(masks[start] + 63))
      text += end - start > 3 ? "!\(end - start)\(sixel)" : String(repeating: sixel, count: end - start)
      start = end
    }
    return text
  }
}
