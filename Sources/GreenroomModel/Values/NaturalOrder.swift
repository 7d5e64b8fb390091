/// The order in which people expect paths and names: `shot2` before `shot10`, capitals beside their small
/// letters, and what is in a folder together.
package enum NaturalOrder {
  /// True where `left` stands before `right`. A strict order: of two different texts one always stands first.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    let (first, second) = (Array(left.utf8), Array(right.utf8))
    return switch compare(first, second) {
    case 0: first.lexicographicallyPrecedes(second)
    case let order: order < 0
    }
  }

  private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var (l, r) = (0, 0)
    while l < left.count, r < right.count {
      if isDigit(left[l]), isDigit(right[r]) {
        let (number, other) = (digits(in: left, from: &l), digits(in: right, from: &r))
        if number.count != other.count { return number.count - other.count }
        for (digit, another) in zip(number, other) where digit != another {
          return Int(digit) - Int(another)
        }
      } else {
        let (character, other) = (rank(left[l]), rank(right[r]))
        if character != other { return character - other }
        l += 1
        r += 1
      }
    }
    return (left.count - l) - (right.count - r)
  }

  /// The run of digits that begins at `place`, without leading zeros; moves `place` behind it.
  private static func digits(in text: [UInt8], from place: inout Int) -> ArraySlice<UInt8> {
    let start = place
    while place < text.count, isDigit(text[place]) { place += 1 }
    return text[start..<place].drop { $0 == UInt8(ascii: "0") }
  }

  /// A slash stands before all else, so that `a/x` and `a/y` are not parted by `a b`.
  private static func rank(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "/"): 0
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) + 33
    default: Int(byte) + 1
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
