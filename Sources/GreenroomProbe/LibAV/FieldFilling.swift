import CLibAV
import Glibc

/// The rows of one plane of a frame.
struct FieldRows {
  let start: UnsafeMutablePointer<UInt8>
  let stride: Int

  /// Nil where there is no such plane.
  init?(_ frame: UnsafePointer<AVFrame>, _ plane: Int) {
    let (data, lines) = (frame.pointee.data, frame.pointee.linesize)
    let place =
      switch plane {
      case 0: (data.0, lines.0)
      case 1: (data.1, lines.1)
      case 2: (data.2, lines.2)
      default: (data.3, lines.3)
      }
    guard let start = place.0 else { return nil }
    (self.start, stride) = (start, Int(place.1))
  }

  @inline(__always)
  func row<Sample>(_ number: Int, as type: Sample.Type) -> UnsafeMutablePointer<Sample> {
    UnsafeMutableRawPointer(start + number * stride).assumingMemoryBound(to: type)
  }
}

/// Fills in the lines that one field lacks in one plane of a frame.
///
/// What the other field shows at such a line half a frame before and half a frame later frames what it is now, the more
/// loosely the more moves there. Within that it is what the lines above and below say, along the edge that runs there.
struct FieldFilling {
  /// How far to either side edges are looked for, and how far samples beside them are compared.
  private static let reach = 2
  private static let margin = reach + 1

  let size: (width: Int, height: Int)
  /// Of the lines that stay, 0 for even ones and 1 for odd ones.
  let kept: Int
  let now: FieldRows
  /// The frames before and after it; nil where nothing is known of them.
  let beside: (before: FieldRows, after: FieldRows)?
  let target: FieldRows

  func run<Sample: FixedWidthInteger & UnsignedInteger>(as type: Sample.Type) {
    let length = size.width * MemoryLayout<Sample>.size
    for row in 0..<size.height {
      let line = target.row(row, as: type)
      guard row % 2 != kept, size.height > 1 else {
        memcpy(line, now.row(row, as: type), length)
        continue
      }
      let (above, below) = neighbours(of: row)
      if let beside {
        fill(line, row, above, below, beside.before, beside.after)
      } else {
        fill(line, now.row(above, as: type), now.row(below, as: type))
      }
    }
  }

  /// The lines of the field that stays next to a line; at the rim it has one on one side.
  private func neighbours(of row: Int) -> (above: Int, below: Int) {
    let (above, below) = (row - 1, row + 1)
    return (above < 0 ? below : above, below < size.height ? below : above)
  }

  private func fill<Sample: FixedWidthInteger & UnsignedInteger>(
    _ line: UnsafeMutablePointer<Sample>, _ above: UnsafeMutablePointer<Sample>,
    _ below: UnsafeMutablePointer<Sample>
  ) {
    for column in 0..<size.width {
      line[column] = Sample(truncatingIfNeeded: alongEdge(above, below, column))
    }
  }

  private func fill<Sample: FixedWidthInteger & UnsignedInteger>(
    _ line: UnsafeMutablePointer<Sample>, _ row: Int, _ above: Int, _ below: Int, _ before: FieldRows,
    _ after: FieldRows
  ) {
    let type = Sample.self
    let (early, late) = (before.row(row, as: type), now.row(row, as: type))
    let (nowAbove, nowBelow) = (now.row(above, as: type), now.row(below, as: type))
    let (beforeAbove, beforeBelow) = (before.row(above, as: type), before.row(below, as: type))
    let (afterAbove, afterBelow) = (after.row(above, as: type), after.row(below, as: type))
    for column in 0..<size.width {
      let (first, second) = (Int32(early[column]), Int32(late[column]))
      let (up, down) = (Int32(nowAbove[column]), Int32(nowBelow[column]))
      let sinceBefore = abs(Int32(beforeAbove[column]) - up) + abs(Int32(beforeBelow[column]) - down)
      let untilAfter = abs(Int32(afterAbove[column]) - up) + abs(Int32(afterBelow[column]) - down)
      let moves = max(abs(first - second), sinceBefore, untilAfter) / 2
      let resting = (first + second) / 2
      let guess = moves == 0 ? resting : alongEdge(nowAbove, nowBelow, column)
      line[column] = Sample(truncatingIfNeeded: min(max(guess, resting - moves), resting + moves))
    }
  }

  /// The mean of the samples above and below that are most alike, straight or aslant.
  @inline(__always)
  private func alongEdge<Sample: FixedWidthInteger & UnsignedInteger>(
    _ above: UnsafeMutablePointer<Sample>, _ below: UnsafeMutablePointer<Sample>, _ column: Int
  ) -> Int32 {
    var mean = (Int32(above[column]) + Int32(below[column])) / 2
    guard column >= Self.margin, column < size.width - Self.margin else { return mean }
    // Straight wins where nothing is clearly better.
    var least = difference(above, below, column, column) - 1
    for side in [1, -1] {
      for slant in 1...Self.reach {
        let score = difference(above, below, column + side * slant, column - side * slant)
        guard score < least else { break }
        least = score
        mean = (Int32(above[column + side * slant]) + Int32(below[column - side * slant])) / 2
      }
    }
    return mean
  }

  @inline(__always)
  private func difference<Sample: FixedWidthInteger & UnsignedInteger>(
    _ above: UnsafeMutablePointer<Sample>, _ below: UnsafeMutablePointer<Sample>, _ up: Int, _ down: Int
  ) -> Int32 {
    var sum: Int32 = 0
    for beside in -1...1 { sum += abs(Int32(above[up + beside]) - Int32(below[down + beside])) }
    return sum
  }
}
