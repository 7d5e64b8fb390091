import CLibAV
import Foundation

/// Brings pictures that are brighter than paper white, in PQ or HLG and the colours of BT.2020, to 8-bit sRGB.
struct HighDynamicRange {
  /// Linear light of each 16-bit value without its last four bits, 1 for paper white.
  private let light: [Float]

  /// Nil for a frame that is no such picture.
  init?(_ frame: UnsafePointer<AVFrame>) {
    switch frame.pointee.color_trc {
    case AVCOL_TRC_SMPTE2084: light = Self.perceptualQuantizer
    case AVCOL_TRC_ARIB_STD_B67: light = Self.hybridLogGamma
    default: return nil
    }
  }

  /// Converts 16-bit RGB into 8-bit RGB of the same size.
  func convert(_ source: UnsafeMutablePointer<AVFrame>, to target: UnsafeMutablePointer<AVFrame>) {
    guard let rows = source.pointee.data.0, let output = target.pointee.data.0 else { return }
    let width = Int(source.pointee.width)
    light.withUnsafeBufferPointer { light in
      Self.scales.withUnsafeBufferPointer { scales in
        Self.encoded.withUnsafeBufferPointer { encoded in
          for row in 0..<Int(source.pointee.height) {
            let from = UnsafeRawPointer(rows + row * Int(source.pointee.linesize.0))
            let pixels = from.assumingMemoryBound(to: UInt16.self)
            let end = output + row * Int(target.pointee.linesize.0)
            for start in stride(from: 0, to: width * 3, by: 3) {
              let (red, green, blue) = Self.converted(
                light[Int(pixels[start] >> 4)], light[Int(pixels[start + 1] >> 4)],
                light[Int(pixels[start + 2] >> 4)])
              let scale = scales[Self.index(max(red, green, blue), of: Self.brightest)]
              end[start] = encoded[Self.index(red * scale, of: 1)]
              end[start + 1] = encoded[Self.index(green * scale, of: 1)]
              end[start + 2] = encoded[Self.index(blue * scale, of: 1)]
            }
          }
        }
      }
    }
  }
}

extension HighDynamicRange {
  /// Candelas a square metre of paper white, after ITU-R BT.2408.
  private static let paperWhite = 203.0
  /// Times paper white above which all is white.
  private static let brightest: Float = 12
  /// Up to this part of white nothing is changed; above, highlights are pressed together.
  private static let knee = 0.6
  private static let steps = 16_384

  private static func index(_ value: Float, of most: Float) -> Int {
    Int(min(1, max(0, value / most)) * Float(steps - 1) + 0.5)
  }

  /// From the primaries of BT.2020 to those of BT.709, after ITU-R BT.2087.
  private static func converted(_ red: Float, _ green: Float, _ blue: Float) -> (Float, Float, Float) {
    (
      1.6605 * red - 0.5876 * green - 0.0728 * blue, -0.1246 * red + 1.1329 * green - 0.0083 * blue,
      -0.0182 * red - 0.1006 * green + 1.1187 * blue
    )
  }

  /// SMPTE ST 2084.
  private static let perceptualQuantizer: [Float] = (0..<4_096).map { step in
    let power = pow(Double(step) / 4_095, 32.0 / 2_523)
    let part = max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power)
    return Float(10_000 * pow(part, 16_384.0 / 2_610) / paperWhite)
  }

  /// ARIB STD-B67, on a screen of 1,000 candelas a square metre.
  private static let hybridLogGamma: [Float] = (0..<4_096).map { step in
    let signal = Double(step) / 4_095
    let scene =
      signal <= 0.5 ? signal * signal / 3 : (exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return Float(1_000 * pow(scene, 1.2) / paperWhite)
  }

  /// By what a pixel is multiplied whose brightest channel is that bright.
  private static let scales: [Float] = (0..<steps).map { step in
    let value = Double(step) / Double(steps - 1) * Double(brightest)
    guard value > knee else { return 1 }
    return Float((knee + (1 - knee) * (1 - exp(-(value - knee) / (1 - knee)))) / value)
  }

  /// sRGB of linear light.
  private static let encoded: [UInt8] = (0..<steps).map { step in
    let value = Double(step) / Double(steps - 1)
    let signal = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
    return UInt8((signal * 255).rounded())
  }
}
