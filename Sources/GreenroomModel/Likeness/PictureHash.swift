import Foundation

/// What a picture looks like from afar, in 64 bits: which of its 8×8 lowest frequencies, without those that run
/// along one side only, are above their median. Scaling, encoding anew, and small changes of brightness or
/// crop leave all but a few bits; unrelated pictures differ in some 32.
package struct PictureHash: Hashable, Sendable {
  /// Pixels a side of the grey picture that it is taken of.
  package static let side = 32
  /// What half of the frequencies must reach, or they are the noise of rounding and encoding: one grey of 255
  /// rounded off at each pixel makes some 5, and photographs have hundreds.
  private static let leastDetail = 20.0
  private static let frequencies = 8

  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  package func distance(to other: PictureHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// Nil for a picture of one colour or one even slope, which is like any other.
  ///
  /// - Parameter grey: ``side``² pixels, row by row.
  package init?(grey: [UInt8]) {
    precondition(grey.count == Self.side * Self.side)
    let values = Self.spectrum(grey)
    guard Self.median(values.map(abs)) >= Self.leastDetail else { return nil }
    let median = Self.median(values)
    bits = values.reduce(0) { $0 << 1 | ($1 >= median ? 1 : 0) }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// The discrete cosine transform, first of the rows and then of the columns of that.
  private static func spectrum(_ grey: [UInt8]) -> [Double] {
    var rows: [Double] = []
    for row in 0..<side {
      for frequency in 0..<frequencies {
        rows.append((0..<side).reduce(0.0) { $0 + Double(grey[row * side + $1]) * wave(frequency, $1) })
      }
    }
    var values: [Double] = []
    for vertical in 0..<frequencies {
      for frequency in 0..<frequencies {
        values.append(
          (0..<side).reduce(0.0) { $0 + rows[$1 * frequencies + frequency] * wave(vertical, $1) })
      }
    }
    return values
  }

  private static func wave(_ frequency: Int, _ place: Int) -> Double { waves[frequency * side + place] }

  private static let waves: [Double] = (1...frequencies).flatMap { frequency in
    (0..<side).map { cos(Double.pi * (Double($0) + 0.5) * Double(frequency) / Double(side)) }
  }
}
