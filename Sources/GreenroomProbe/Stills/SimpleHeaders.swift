import GreenroomModel

/// Formats whose size stands at a fixed place.
enum SimpleHeaders {
  static func qoi(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let width = bytes.big(UInt32.self, at: 4), let height = bytes.big(UInt32.self, at: 8) else {
      return nil
    }
    var facts = MediaFacts(still: "qoi", codec: "qoi", width: width, height: height)
    facts?.bitDepth = 8
    facts?.colorModel = "rgb"
    facts?.alpha = bytes.byte(at: 12).map { $0 == 4 }
    return facts
  }

  static func dds(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let height = bytes.little(UInt32.self, at: 12), let width = bytes.little(UInt32.self, at: 16) else {
      return nil
    }
    return MediaFacts(still: "dds", codec: "dds", width: width, height: height)
  }

  /// The magic number tells the byte order.
  static func dpx(_ bytes: inout FileBytes) -> MediaFacts? {
    let isLittle = bytes.matches("XPDS")
    let width = isLittle ? bytes.little(UInt32.self, at: 772) : bytes.big(UInt32.self, at: 772)
    let height = isLittle ? bytes.little(UInt32.self, at: 776) : bytes.big(UInt32.self, at: 776)
    guard let width, let height,
      var facts = MediaFacts(still: "dpx", codec: "dpx", width: width, height: height)
    else { return nil }
    facts.bitDepth = bytes.byte(at: 803).map { Int($0) }
    return facts
  }

  static func sgi(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let depth = bytes.byte(at: 3), let width = bytes.big(UInt16.self, at: 6),
      let height = bytes.big(UInt16.self, at: 8), let planes = bytes.big(UInt16.self, at: 10),
      var facts = MediaFacts(still: "sgi", codec: "sgi", width: width, height: height)
    else { return nil }
    facts.bitDepth = Int(depth) * 8
    facts.alpha = planes == 2 || planes == 4
    facts.colorModel = planes <= 2 ? "gray" : "rgb"
    return facts
  }

  static func pcx(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let left = bytes.little(UInt16.self, at: 4), let top = bytes.little(UInt16.self, at: 6),
      let right = bytes.little(UInt16.self, at: 8), let bottom = bytes.little(UInt16.self, at: 10)
    else { return nil }
    var facts = MediaFacts(
      still: "pcx", codec: "pcx", width: Int(right) - Int(left) + 1, height: Int(bottom) - Int(top) + 1)
    facts?.alpha = false
    return facts
  }
}
