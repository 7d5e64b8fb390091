/// What Matroska and WebM say that libavformat does not pass on: whether a track is encrypted, and whether the
/// file is as long as its segment (RFC 9559).
struct MatroskaMarks {
  private(set) var isEncrypted = false
  private(set) var isCut = false

  private enum ID {
    static let header: UInt32 = 0x1A45_DFA3
    static let segment: UInt32 = 0x1853_8067
    static let cluster: UInt32 = 0x1F43_B675
    static let tracks: UInt32 = 0x1654_AE6B
    static let trackEntry: UInt32 = 0xAE
    static let contentEncodings: UInt32 = 0x6D80
    static let contentEncoding: UInt32 = 0x6240
    static let contentEncryption: UInt32 = 0x5035
    static let parents: Set<UInt32> = [tracks, trackEntry, contentEncodings, contentEncoding]
  }

  init(_ source: FileSource) {
    var bytes = FileBytes(source)
    guard let header = EBMLElement(&bytes, at: 0), header.id == ID.header, let headerEnd = header.end,
      let segment = EBMLElement(&bytes, at: headerEnd), segment.id == ID.segment
    else { return }
    if let end = segment.end { isCut = end > bytes.size }
    read(&bytes, from: segment.body, to: min(segment.end ?? bytes.size, bytes.size), depth: 0)
  }

  /// Tracks come before the first cluster, so the walk ends there.
  private mutating func read(_ bytes: inout FileBytes, from start: Int64, to limit: Int64, depth: Int) {
    var offset = start
    while offset < limit, !isEncrypted, let element = EBMLElement(&bytes, at: offset),
      element.id != ID.cluster, let end = element.end
    {
      if element.id == ID.contentEncryption { isEncrypted = true }
      if ID.parents.contains(element.id), depth < 4 {
        read(&bytes, from: element.body, to: min(end, limit), depth: depth + 1)
      }
      offset = end
    }
  }
}

/// One EBML element, header read, content not (RFC 8794, 4 to 6).
struct EBMLElement {
  let id: UInt32
  let body: Int64
  /// Nil where the size is not known, as in a live recording.
  let end: Int64?

  init?(_ bytes: inout FileBytes, at offset: Int64) {
    guard let first = bytes.byte(at: offset), first != 0 else { return nil }
    let idLength = first.leadingZeroBitCount + 1
    guard idLength <= 4 else { return nil }
    var id: UInt32 = 0
    for index in 0..<idLength {
      guard let byte = bytes.byte(at: offset + Int64(index)) else { return nil }
      id = id << 8 | UInt32(byte)
    }
    let sizeStart = offset + Int64(idLength)
    guard let mark = bytes.byte(at: sizeStart), mark != 0 else { return nil }
    let sizeLength = mark.leadingZeroBitCount + 1
    var size = UInt64(mark) & (0xFF >> UInt64(sizeLength))
    for index in 1..<max(sizeLength, 1) {
      guard let byte = bytes.byte(at: sizeStart + Int64(index)) else { return nil }
      size = size << 8 | UInt64(byte)
    }
    self.id = id
    body = sizeStart + Int64(sizeLength)
    let isUnknown = size == (1 << (7 * UInt64(sizeLength))) - 1
    end = isUnknown ? nil : body.addingReportingOverflow(Int64(size)).partialValue
    if let end, end < body { return nil }
  }
}
