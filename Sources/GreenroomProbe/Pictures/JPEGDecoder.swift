import CTurboJPEG

/// Owns one decoder of JPEG over the bytes of one file, by libjpeg-turbo: it can leave out detail before it costs time.
/// What is missing of a file that was cut is grey.
struct JPEGDecoder: ~Copyable {
  private let handle: tjhandle
  private let bytes: [UInt8]
  let segments: JPEGSegments
  let width: Int
  let height: Int
  private let sampling: CInt
  private let colours: CInt

  /// Nil where libjpeg-turbo cannot read the header.
  init?(_ bytes: [UInt8]) {
    guard let segments = JPEGSegments(bytes), let handle = tjInitDecompress() else { return nil }
    var (width, height, sampling, colours): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    let code = bytes.withUnsafeBufferPointer { buffer in
      tjDecompressHeader3(
        handle, buffer.baseAddress.map { $0 + segments.start }, UInt(buffer.count - segments.start), &width,
        &height, &sampling, &colours)
    }
    guard code == 0 || tjGetErrorCode(handle) == TJERR_WARNING.rawValue, width > 0, height > 0 else {
      tjDestroy(handle)
      return nil
    }
    self.handle = handle
    self.bytes = bytes
    self.segments = segments
    (self.width, self.height) = (Int(width), Int(height))
    (self.sampling, self.colours) = (sampling, colours)
  }

  deinit { tjDestroy(handle) }

  /// The smallest size it can decode to whose longer side is at least this, in halvings; the whole size for nil.
  func size(longestSide: Int?) -> (width: Int, height: Int) {
    guard let longestSide else { return (width, height) }
    let halvings = [8, 4, 2].first { max(width, height) >= longestSide * $0 } ?? 1
    return ((width + halvings - 1) / halvings, (height + halvings - 1) / halvings)
  }

  /// How the samples lie before they are made colours; nil where they are none of Y′CbCr or grey in a usual order.
  var plainSampling: TJSAMP? {
    guard colours == TJCS_YCbCr.rawValue || colours == TJCS_GRAY.rawValue, sampling >= 0 else { return nil }
    return TJSAMP(UInt32(sampling))
  }

  var hasInks: Bool { colours == TJCS_CMYK.rawValue || colours == TJCS_YCCK.rawValue }

  /// As 8-bit RGBA in the colours of its profile, or as inks; nil where it cannot be decoded.
  func pixels(longestSide: Int?) -> StillPicture? {
    let size = size(longestSide: longestSide)
    guard let picture = StillPicture(width: size.width, height: size.height, hasAlpha: false) else {
      return nil
    }
    let order = hasInks ? TJPF_CMYK : TJPF_RGBA
    let isDone = decode { start, count in
      tjDecompress2(
        handle, start, count, picture.pixels, CInt(size.width), CInt(picture.stride), CInt(size.height),
        order.rawValue, TJFLAG_LIMITSCANS)
    }
    return isDone ? picture : nil
  }

  /// Fills planes of luma and chroma that have room for the size.
  func fill(
    _ planes: inout [UnsafeMutablePointer<UInt8>?], strides: [CInt], size: (width: Int, height: Int)
  ) -> Bool {
    var strides = strides
    return decode { start, count in
      tjDecompressToYUVPlanes(
        handle, start, count, &planes, CInt(size.width), &strides, CInt(size.height), TJFLAG_LIMITSCANS)
    }
  }

  /// Warnings tell of damage; what could be decoded is there then.
  private func decode(_ decode: (UnsafePointer<UInt8>, UInt) -> CInt) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      let code = decode(start + segments.start, UInt(buffer.count - segments.start))
      return code == 0 || tjGetErrorCode(handle) == TJERR_WARNING.rawValue
    }
  }
}
