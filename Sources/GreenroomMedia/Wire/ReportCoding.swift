import GreenroomModel

extension WireWriter {
  mutating func put(_ report: ProbeReport) {
    put(report.kind.code)
    put(report.facts)
    put(report.embedded)
    putWhole(report.fingerprint.high)
    putWhole(report.fingerprint.low)
    put(report.stamp)
    put(report.bytesRead)
  }

  mutating func put(_ report: HashReport) {
    putWhole(report.hash.high)
    putWhole(report.hash.low)
    put(report.stamp)
  }

  /// A moment that shows nothing is 0, which no hash is: half of its bits are set.
  mutating func put(_ report: LikenessReport) {
    putWhole(report.likeness.picture?.bits ?? 0)
    put(UInt64(report.likeness.moments.count))
    for moment in report.likeness.moments { putWhole(moment?.bits ?? 0) }
    put(UInt64(report.likeness.sound.count))
    for code in report.likeness.sound { put(code) }
    put(report.stamp)
  }

  mutating func put(_ report: PreviewReport) {
    put(report.preview.image)
    put(report.preview.text)
    put(report.stamp)
  }

  mutating func put(_ problem: FileProblem) {
    put(UInt8(problem.isMedia ? 1 : 0))
    put(problem.code.rawValue)
    put(problem.message)
    put(problem.companion)
  }

  private mutating func put(_ stamp: FileStamp) {
    put(stamp.device)
    put(stamp.inode)
    put(stamp.size)
    put(stamp.modifiedNanoseconds)
  }
}

extension WireReader {
  mutating func probeReport() throws(WireError) -> ProbeReport {
    ProbeReport(
      kind: try MediaKind(code: try byte()), facts: try facts(), embedded: try embedded(),
      fingerprint: Fingerprint(high: try whole(), low: try whole()), stamp: try stamp(),
      bytesRead: try signed())
  }

  mutating func hashReport() throws(WireError) -> HashReport {
    HashReport(hash: ContentHash(high: try whole(), low: try whole()), stamp: try stamp())
  }

  mutating func likenessReport() throws(WireError) -> LikenessReport {
    var likeness = Likeness(picture: try hash())
    for _ in 0..<(try unsigned()) { likeness.moments.append(try hash()) }
    for _ in 0..<(try unsigned()) { likeness.sound.append(try number32()) }
    return LikenessReport(likeness: likeness, stamp: try stamp())
  }

  private mutating func hash() throws(WireError) -> PictureHash? {
    let bits = try whole()
    return bits == 0 ? nil : PictureHash(bits: bits)
  }

  mutating func previewReport() throws(WireError) -> PreviewReport {
    let preview = Preview(image: Array(try slice()), text: try string())
    return PreviewReport(preview: preview, stamp: try stamp())
  }

  mutating func fileProblem() throws(WireError) -> FileProblem {
    let isMedia = try byte()
    guard isMedia <= 1 else { throw .malformed }
    return FileProblem(
      FindingCode(rawValue: try string()), try string(), isMedia: isMedia == 1, companion: try companion())
  }

  private mutating func stamp() throws(WireError) -> FileStamp {
    FileStamp(
      device: try unsigned(), inode: try unsigned(), size: try signed(), modifiedNanoseconds: try signed())
  }
}

extension MediaKind {
  fileprivate init(code: UInt8) throws(WireError) {
    switch code {
    case 0: self = .image
    case 1: self = .video
    case 2: self = .audio
    default: throw .malformed
    }
  }

  fileprivate var code: UInt8 {
    switch self {
    case .image: 0
    case .video: 1
    case .audio: 2
    }
  }
}
