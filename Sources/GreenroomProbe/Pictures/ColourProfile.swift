import CLittleCMS

/// Owns the way from the colours that an ICC profile describes to sRGB.
struct ColourProfile: ~Copyable {
  /// What the numbers of one pixel are. Each takes four bytes.
  enum Layout {
    /// RGBA.
    case colour
    /// Grey, in three equal channels, and alpha.
    case grey
    /// Inks, 255 for none, as all programs write them into JPEG.
    case inks

    fileprivate var signature: cmsColorSpaceSignature {
      switch self {
      case .colour: cmsSigRgbData
      case .grey: cmsSigGrayData
      case .inks: cmsSigCmykData
      }
    }

    /// Little CMS's number for it: `TYPE_RGBA_8`, `TYPE_CMYK_8_REV` and the like are macros, which do not reach Swift.
    fileprivate var code: cmsUInt32Number {
      switch self {
      case .colour: Self.code(space: PT_RGB, channels: 3, extra: 1)
      case .grey: Self.code(space: PT_GRAY, channels: 1, extra: 3)
      case .inks: Self.code(space: PT_CMYK, channels: 4, extra: 0) | 1 << 13
      }
    }

    private static func code(space: CInt, channels: cmsUInt32Number, extra: cmsUInt32Number)
      -> cmsUInt32Number
    {
      cmsUInt32Number(space) << 16 | extra << 7 | channels << 3 | 1
    }
  }

  /// Larger profiles are left alone.
  private static let mostBytes = 8 << 20
  /// Of 255: less is not seen, and more than rounding.
  private static let unseen = 2

  private let transform: cmsHTRANSFORM
  let layout: Layout

  /// Nil where the profile is damaged, or is for none of `layouts`.
  init?(_ profile: [UInt8], for layouts: [Layout]) {
    guard !profile.isEmpty, profile.count <= Self.mostBytes,
      let source = cmsOpenProfileFromMem(profile, cmsUInt32Number(profile.count))
    else { return nil }
    defer { cmsCloseProfile(source) }
    let space = cmsGetColorSpace(source)
    guard let layout = layouts.first(where: { $0.signature == space }), let target = cmsCreate_sRGBProfile()
    else { return nil }
    defer { cmsCloseProfile(target) }
    guard
      let transform = cmsCreateTransform(
        source, layout.code, target, Layout.colour.code, cmsUInt32Number(INTENT_RELATIVE_COLORIMETRIC),
        cmsUInt32Number(cmsFLAGS_BLACKPOINTCOMPENSATION))
    else { return nil }
    self.transform = transform
    self.layout = layout
  }

  deinit { cmsDeleteTransform(transform) }

  /// Converts in place. Alpha stays, and is not written where there was none.
  func convert(_ pixels: UnsafeMutablePointer<UInt8>, count: Int) {
    cmsDoTransform(transform, pixels, pixels, cmsUInt32Number(count))
  }

  /// Whether the colours are those of sRGB, give or take what is not seen.
  var isStandard: Bool {
    let levels: [UInt8] = [0, 32, 64, 128, 192, 255]
    var pixels: [UInt8] = []
    for red in levels {
      for green in levels {
        for blue in levels where layout == .colour || red == green && green == blue {
          pixels += [red, green, blue, 255]
        }
      }
    }
    let before = pixels
    convert(&pixels, count: pixels.count / 4)
    return zip(before, pixels).allSatisfy { abs(Int($0) - Int($1)) <= Self.unseen }
  }
}

extension StillPicture {
  /// Takes the colours for those of an ICC profile and makes them sRGB; leaves them where the profile does not fit.
  func convertToStandard(from profile: [UInt8]?) {
    guard let profile, let way = ColourProfile(profile, for: [.colour, .grey]) else { return }
    way.convert(pixels, count: width * height)
  }

  /// Takes the four numbers of each pixel for inks, 255 for none, and makes them sRGB: by an ICC profile that fits, else
  /// as if inks were perfect.
  func convertInks(by profile: [UInt8]?) {
    if let profile, let way = ColourProfile(profile, for: [.inks]) {
      way.convert(pixels, count: width * height)
    } else {
      for pixel in Swift.stride(from: pixels, to: pixels + height * stride, by: 4) {
        let paper = UInt32(pixel[3])
        for channel in 0..<3 { pixel[channel] = UInt8((UInt32(pixel[channel]) * paper + 127) / 255) }
      }
    }
    for pixel in 0..<width * height { pixels[pixel * 4 + 3] = 255 }
  }
}
