/// What an encoder wrote into the first frame of a layer III stream: the Xing or Info tag, with LAME's delay
/// and padding behind it, or Fraunhofer's VBRI.
struct MPEGAudioTag: Equatable {
  /// Frames that follow the tag's own frame.
  let frames: Int64?
  /// Bytes from the tag's own frame to the end of the last one.
  let bytes: Int64?
  /// Samples of silence that encoding put before and after the sound; 0 where the encoder does not say.
  let delay: Int64
  let padding: Int64

  /// Nil where the frame at `offset` is sound like any other.
  init?(_ bytes: inout FileBytes, frame offset: Int64, header: MPEGAudioHeader) {
    guard header.layer == 3 else { return nil }
    let xing = offset + 4 + header.sideInfoLength
    // A frame with a checksum has it between header and side information.
    for start in [xing, xing + 2]
    where bytes.matches("Xing", at: start) || bytes.matches("Info", at: start) {
      self.init(xing: &bytes, at: start)
      return
    }
    let vbri = offset + 4 + 32
    guard bytes.matches("VBRI", at: vbri) else { return nil }
    self.init(vbri: &bytes, at: vbri)
  }

  private init(vbri bytes: inout FileBytes, at start: Int64) {
    frames = bytes.big(UInt32.self, at: start + 14).map(Int64.init).flatMap(Self.positive)
    self.bytes = bytes.big(UInt32.self, at: start + 10).map(Int64.init).flatMap(Self.positive)
    delay = 0
    padding = 0
  }

  private init(xing bytes: inout FileBytes, at start: Int64) {
    let flags = bytes.big(UInt32.self, at: start + 4) ?? 0
    var offset = start + 8
    var frames: Int64?
    var length: Int64?
    if flags & 1 != 0 {
      frames = bytes.big(UInt32.self, at: offset).map(Int64.init)
      offset += 4
    }
    if flags & 2 != 0 {
      length = bytes.big(UInt32.self, at: offset).map(Int64.init)
      offset += 4
    }
    if flags & 4 != 0 { offset += 100 }
    if flags & 8 != 0 { offset += 4 }
    self.frames = frames.flatMap(Self.positive)
    self.bytes = length.flatMap(Self.positive)
    let gap = Self.gap(&bytes, at: offset)
    delay = gap >> 12
    padding = gap & 0xFFF
  }

  /// Delay and padding, 12 bits each, 21 bytes into LAME's part of the tag; libav writes the same.
  private static func gap(_ bytes: inout FileBytes, at offset: Int64) -> Int64 {
    let isKnown =
      bytes.matches("LAME", at: offset) || bytes.matches("Lavf", at: offset)
      || bytes.matches("Lavc", at: offset)
    guard isKnown, let word = bytes.big(UInt32.self, at: offset + 20) else { return 0 }
    return Int64(word & 0xFF_FFFF)
  }

  private static func positive(_ count: Int64) -> Int64? { count > 0 ? count : nil }
}
