import Foundation

/// A colour as it is stored: luma and two chromas of ITU-R BT.709 in the range of video.
struct Colour: Equatable {
  let luma: UInt8
  let blue: UInt8
  let red: UInt8

  /// - Parameters:
  ///   - hue: Turns of the colour wheel, of which only the fraction counts; 0 is red, ⅓ green.
  ///   - saturation: 0 for grey up to 1.
  ///   - value: 0 for black up to 1.
  init(hue: Double, saturation: Double, value: Double) {
    func channel(_ offset: Double) -> Double {
      let place = (offset + hue * 6).truncatingRemainder(dividingBy: 6)
      return value - value * saturation * max(0, min(place, 4 - place, 1))
    }
    let (r, g, b) = (channel(5), channel(3), channel(1))
    // BT.709, 3.2 and 3.3; 3.5 for the range.
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    luma = UInt8(clamping: Int((16 + 219 * y).rounded()))
    blue = UInt8(clamping: Int((128 + 224 * (b - y) / 1.8556).rounded()))
    red = UInt8(clamping: Int((128 + 224 * (r - y) / 1.5748).rounded()))
  }
}
