/// What a terminal shows of sixels, read as the VT330/VT340 manual (chapter 14) has them, and nothing else.
struct SixelScreen {
  struct Fault: Error, CustomStringConvertible { let description: String }

  private(set) var width = 0
  private(set) var height = 0
  /// Red, green and blue of each pixel, row by row; nil where nothing was drawn.
  private(set) var pixels: [[Int]?] = []

  private var registers: [Int: [Int]] = [:]
  private var current = 0
  private var (x, top) = (0, 0)
  private var bytes: ArraySlice<UInt8>

  /// - Throws: ``Fault`` at anything that is not one whole picture.
  init(_ bytes: some Collection<UInt8>) throws {
    self.bytes = Array(bytes)[...]
    try expect("\u{1B}P")
    _ = numbers()
    try expect("q\"")
    let raster = numbers()
    guard raster.count == 4, raster[0] == raster[1] else { throw Fault(description: "pixels are not square") }
    (width, height) = (raster[2], raster[3])
    pixels = Array(repeating: nil, count: width * height)
    while let byte = self.bytes.first, byte != 0x1B { try read(self.bytes.removeFirst()) }
    try expect("\u{1B}\\")
    guard self.bytes.isEmpty else { throw Fault(description: "something follows") }
  }

  private mutating func read(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "#"):
      let given = numbers()
      current = given[0]
      if given.count == 5, given[1] == 2 { registers[current] = Array(given[2...]) }
    case UInt8(ascii: "!"):
      let count = numbers()[0]
      try draw(bytes.removeFirst(), times: count)
    case UInt8(ascii: "$"): x = 0
    case UInt8(ascii: "-"): (x, top) = (0, top + 6)
    default: try draw(byte, times: 1)
    }
  }

  private mutating func draw(_ byte: UInt8, times: Int) throws {
    guard (63...126).contains(byte) else { throw Fault(description: "\(byte) is no sixel") }
    for column in x..<x + times {
      for bit in 0..<6 where (byte - 63) >> UInt8(bit) & 1 == 1 {
        guard column < width, top + bit < height else { throw Fault(description: "it leaves the picture") }
        guard let colour = registers[current] else { throw Fault(description: "\(current) has no colour") }
        pixels[(top + bit) * width + column] = colour.map { ($0 * 255 + 50) / 100 }
      }
    }
    x += times
  }

  private mutating func numbers() -> [Int] {
    var text = ""
    while let byte = bytes.first, (0x30...0x39).contains(byte) || byte == 0x3B {
      text.unicodeScalars.append(Unicode.Scalar(bytes.removeFirst()))
    }
    return text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  private mutating func expect(_ text: String) throws {
    guard bytes.starts(with: text.utf8) else { throw Fault(description: "\(text) is missing") }
    bytes = bytes.dropFirst(text.utf8.count)
  }
}
