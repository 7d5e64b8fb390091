/// Streams of frames that carry a short sync word and no file header: a frame must be followed by its like.
enum StreamSignatures {
  private static let tsPacket: Int64 = 188

  static func match(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    guard let word = bytes.big(UInt32.self, at: start) else { return nil }
    if isChain(&bytes, at: start, frames: 2, MPEGAudioFrame.read) { return .mpegAudio }
    if isChain(&bytes, at: start, frames: 2, ADTSFrame.read) { return .adts }
    if word >> 16 == 0x0B77, let format = dolby(&bytes, at: start) { return format }
    if word >> 21 == 0x2B7, isChain(&bytes, at: start, frames: 3, LOASFrame.read) {
      return .demuxed(demuxer: "loas", container: "loas")
    }
    if start == 0, let format = elementaryVideo(&bytes, word) { return format }
    return start == 0 ? transportStream(&bytes) : nil
  }

  /// Looks for frames behind junk: more of them in a row are asked for, since two sync words meet by chance.
  static func searched(_ bytes: inout FileBytes, from start: Int64) -> SniffedFormat? {
    let end = min(start + Int64(FileSource.headCapacity), bytes.size)
    var offset = start
    while let found = bytes.position(of: 0xFF, from: offset, to: end) {
      if isChain(&bytes, at: found, frames: 4, MPEGAudioFrame.read) { return .mpegAudio }
      if isChain(&bytes, at: found, frames: 4, ADTSFrame.read) { return .adts }
      offset = found + 1
    }
    return nil
  }

  /// Whether `frames` frames of one kind follow one another, or one less up to the file's end.
  private static func isChain(
    _ bytes: inout FileBytes, at start: Int64, frames: Int,
    _ read: (_ bytes: inout FileBytes, _ offset: Int64) -> StreamFrame?
  ) -> Bool {
    guard let first = read(&bytes, start) else { return false }
    var offset = start + first.length
    for count in 1..<frames {
      if offset >= bytes.size { return count >= frames - 1 }
      guard let frame = read(&bytes, offset), frame.kind == first.kind else { return false }
      offset += frame.length
    }
    return true
  }

  private static func dolby(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    guard let streamID = bytes.byte(at: start + 5).map({ $0 >> 3 }), streamID <= 16 else { return nil }
    let isEnhanced = streamID > 10
    let name = isEnhanced ? "eac3" : "ac3"
    let read = isEnhanced ? DolbyFrame.readEnhanced : DolbyFrame.read
    guard isChain(&bytes, at: start, frames: 2, read) else { return nil }
    return .demuxed(demuxer: name, container: name)
  }

  /// H.264 and HEVC in Annex B form, which begin with a parameter set or an access unit delimiter.
  private static func elementaryVideo(_ bytes: inout FileBytes, _ word: UInt32) -> SniffedFormat? {
    let unit: Int64? = word == 1 ? 4 : word >> 8 == 1 ? 3 : nil
    guard let unit, let first = bytes.byte(at: unit), let second = bytes.byte(at: unit + 1) else {
      return nil
    }
    if second == 0x01, [0x40, 0x42, 0x46].contains(first) {
      return .demuxed(demuxer: "hevc", container: "hevc")
    }
    let isParameterSet = first & 0x9F == 0x07 && first & 0x60 != 0
    let isDelimiter = first == 0x09
    return isParameterSet || isDelimiter ? .demuxed(demuxer: "h264", container: "h264") : nil
  }

  /// MPEG-2 transport packets of 188 bytes, or of 192 with a time stamp before each, or of 204 with parity.
  private static func transportStream(_ bytes: inout FileBytes) -> SniffedFormat? {
    for (stride, lead) in [(tsPacket, 0), (192, 4), (204, 0)] as [(Int64, Int64)]
    where hasSync(&bytes, from: lead, stride: stride, least: 3) {
      return .demuxed(demuxer: "mpegts", container: "mpegts")
    }
    for lead in 1..<tsPacket where bytes.byte(at: lead) == 0x47 {
      if hasSync(&bytes, from: lead, stride: tsPacket, least: 8) {
        return .demuxed(demuxer: "mpegts", container: "mpegts")
      }
    }
    return nil
  }

  /// Whether the sync byte stands at every packet looked at; a file of fewer packets than `least` is believed
  /// only where it ends with a whole one.
  private static func hasSync(
    _ bytes: inout FileBytes, from lead: Int64, stride: Int64, least: Int64
  ) -> Bool {
    let packets = (bytes.size - lead) / stride
    if packets < least, packets == 0 || (bytes.size - lead) % stride != 0 { return false }
    for packet in 0..<min(packets, 12) where bytes.byte(at: lead + packet * stride) != 0x47 { return false }
    return true
  }
}
