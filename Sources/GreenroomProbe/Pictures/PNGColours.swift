import CLittleCMS

/// The colours that a PNG describes by numbers: its gAMA and cHRM chunks. They count where it has neither a profile nor
/// the mark of another space (PNG, third edition, 4.3 and 11.3.2).
enum PNGColours {
  /// As an ICC profile; nil where colours are those of sRGB, or nothing sensible is said.
  static func profile(_ source: FileSource) -> [UInt8]? {
    guard let chunks = chunks(of: source), let gamma = gamma(chunks["gAMA"]) else { return nil }
    let places = places(chunks["cHRM"])
    if isStandard(gamma), places.map(isStandard) ?? true { return nil }
    return profile(exponent: 1 / gamma, places ?? standard)
  }

  /// White, red, green and blue of sRGB, each as x and y.
  private static let standard = [31.27, 32.90, 64, 33, 30, 60, 15, 6].map { $0 / 100 }
  /// The exponent that stands for sRGB, whose curve is not quite one.
  private static let standardGamma = 0.45455
  private static let nearlyTheSame = 0.005

  private static func isStandard(_ gamma: Double) -> Bool { abs(gamma - standardGamma) < nearlyTheSame }

  private static func isStandard(_ places: [Double]) -> Bool {
    zip(places, standard).allSatisfy { abs($0 - $1) < nearlyTheSame }
  }
}

// MARK: - Chunks

extension PNGColours {
  /// Those that can stand before the picture are few; more are not looked through.
  private static let mostChunks = 500

  /// The content of the two chunks that describe colours; nil where another describes them better.
  private static func chunks(of source: FileSource) -> [String: [UInt8]]? {
    var found: [String: [UInt8]] = [:]
    var offset: Int64 = 8
    for _ in 0..<mostChunks {
      let head = source.bytes(at: offset, count: 8)
      guard head.count == 8 else { break }
      let (length, name) = (number(head[..<4]), String(decoding: head[4...], as: UTF8.self))
      switch name {
      case "iCCP", "sRGB", "cICP": return nil
      case "gAMA", "cHRM": found[name] = source.bytes(at: offset + 8, count: min(length, 32))
      case "IDAT", "IEND": return found
      default: break
      }
      offset += 12 + Int64(length)
    }
    return found
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// What light was raised to, for it to be stored; nil for what no picture is stored by.
  private static func gamma(_ chunk: [UInt8]?) -> Double? {
    guard let chunk, chunk.count == 4 else { return nil }
    let gamma = Double(number(chunk[...])) / 100_000
    return (0.1...10).contains(gamma) ? gamma : nil
  }

  private static func places(_ chunk: [UInt8]?) -> [Double]? {
    guard let chunk, chunk.count == 32 else { return nil }
    let places = stride(from: 0, to: 32, by: 4).map { Double(number(chunk[$0..<$0 + 4])) / 100_000 }
    return places.allSatisfy { (0.000_01...1).contains($0) } ? places : nil
  }
}

// MARK: - Profile

extension PNGColours {
  private static func profile(exponent: Double, _ places: [Double]) -> [UInt8]? {
    let colours = stride(from: 0, to: 8, by: 2).map { cmsCIExyY(x: places[$0], y: places[$0 + 1], Y: 1) }
    var white = colours[0]
    var primaries = cmsCIExyYTRIPLE(Red: colours[1], Green: colours[2], Blue: colours[3])
    guard let curve = cmsBuildGamma(nil, exponent) else { return nil }
    defer { cmsFreeToneCurve(curve) }
    let curves: [OpaquePointer?] = [curve, curve, curve]
    guard let profile = cmsCreateRGBProfile(&white, &primaries, curves) else { return nil }
    defer { cmsCloseProfile(profile) }
    var count: cmsUInt32Number = 0
    guard cmsSaveProfileToMem(profile, nil, &count) != 0, count > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    return cmsSaveProfileToMem(profile, &bytes, &count) != 0 ? bytes : nil
  }
}
