import GreenroomModel

/// Steps through the segments of a JPEG (ITU-T T.81, Annex B) up to the first scan. A segment is jumped over, not
/// read, so a big EXIF block or colour profile costs one small read. Damage is passed as libjpeg passes it: bytes
/// that are no marker are skipped, and a length that cannot be is ignored.
struct JPEGHeader {
  private static let mostSegments = 4_096
  private static let mostJunk = 262_144
  /// Some programs put a little before the picture; more than this is some other format that holds one.
  private static let mostJunkBefore: Int64 = 1_024

  private var frame: JPEGFrame?
  private var orientation: EXIFOrientation?
  private var adobeTransform: UInt8?
  private var hasJFIF = false
  private var scanStart: Int64?

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let start = start(&bytes) else { return nil }
    var header = JPEGHeader()
    header.walk(&bytes, from: start + 2)
    return header.facts(&bytes)
  }

  private static func start(_ bytes: inout FileBytes) -> Int64? {
    if bytes.big(UInt16.self, at: 0) == 0xFFD8 { return 0 }
    for offset in 1..<mostJunkBefore where bytes.byte(at: offset) == 0xFF {
      if bytes.big(UInt32.self, at: offset).map({ $0 >> 8 }) == 0xFFD8FF { return offset }
    }
    return nil
  }

  private mutating func walk(_ bytes: inout FileBytes, from start: Int64) {
    var offset = start
    var junk = 0
    for _ in 0..<Self.mostSegments {
      guard let marker = Self.nextMarker(&bytes, &offset, &junk) else { return }
      if Self.standsAlone(marker) { continue }
      guard marker != 0xD9, let length = bytes.big(UInt16.self, at: offset) else { return }
      if marker == 0xDA {
        scanStart = offset + Int64(length)
        return
      }
      note(marker, &bytes, at: offset + 2, end: offset + Int64(length))
      // A length counts itself: less than two is damage, and the next marker is looked for right here.
      offset += max(2, Int64(length))
    }
  }

  /// The code of the next marker; `offset` moves behind it, over fill bytes and over what is no marker.
  private static func nextMarker(_ bytes: inout FileBytes, _ offset: inout Int64, _ junk: inout Int) -> UInt8?
  {
    while junk < mostJunk {
      guard let byte = bytes.byte(at: offset) else { return nil }
      offset += 1
      if byte != 0xFF {
        junk += 1
        continue
      }
      guard let code = bytes.byte(at: offset) else { return nil }
      if code == 0xFF { continue }
      offset += 1
      if code != 0 { return code }
      junk += 2
    }
    return nil
  }

  /// TEM, RSTn and SOI are followed by no length.
  private static func standsAlone(_ marker: UInt8) -> Bool {
    marker == 0x01 || (0xD0...0xD8).contains(marker)
  }

  private mutating func note(_ marker: UInt8, _ bytes: inout FileBytes, at body: Int64, end: Int64) {
    switch marker {
    case 0xC4, 0xC8, 0xCC: break
    case 0xC0...0xCF, 0xF7: frame = frame ?? JPEGFrame(&bytes, marker: marker, at: body)
    case 0xE0 where bytes.matches("JFIF", at: body): hasJFIF = true
    case 0xE1 where orientation == nil && bytes.matches("Exif", at: body):
      orientation = EXIFOrientation(&bytes, block: body, end: end)
      bytes.note(.exif, at: body, end: end)
    case 0xE1 where bytes.matches("http://ns.adobe.com/xap/1.0/\u{0}", at: body):
      bytes.note(.xmp, at: body + 29, end: end)
    // A superbox of JUMBF whose description begins with the type of a C2PA store.
    case 0xEB where bytes.matches("JP", at: body) && bytes.matches("c2pa", at: body + 24):
      bytes.note(.manifest, at: body, end: end)
    case 0xFE: bytes.note(.comment, at: body, end: end)
    case 0xEE where bytes.matches("Adobe", at: body): adobeTransform = bytes.byte(at: body + 11)
    default: break
    }
  }

  private func facts(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let frame,
      var facts = MediaFacts(
        still: frame.isJPEGLS ? "jpegls" : "jpeg", codec: frame.isJPEGLS ? "jpegls" : "mjpeg",
        width: frame.width, height: frame.height)
    else { return nil }
    facts.bitDepth = Int(frame.precision)
    facts.alpha = false
    facts.colorModel = frame.colorModel(hasJFIF: hasJFIF, adobeTransform: adobeTransform)
    facts.pixelFormat = frame.pixelFormat(colorModel: facts.colorModel)
    facts.truncated = JPEGEnd.isMissing(&bytes, scanStart: scanStart)
    facts.turn(by: orientation)
    return facts
  }
}
