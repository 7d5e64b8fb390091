import GreenroomModel

/// The chunks of a WAVE file, RF64 and big-endian forms with it: where the samples are and how many bytes there
/// really are, since recorders leave the size at 0 or all ones and tools copy it wrong.
struct WaveChunks {
  /// Uncompressed samples only: a compressed block's playing time is its codec's affair.
  private static let sampleTags: Set<UInt16> = [1, 3, 6, 7]
  private static let extensible: UInt16 = 0xFFFE
  /// Sizes from here on are what recorders write who do not know the end yet.
  private static let leastPlaceholder: Int64 = 0x7FFF_0000
  /// Writers that count the header in are no sign of a file cut short.
  private static let mostMiscounted: Int64 = 64

  private(set) var duration: Seconds?
  /// True where the samples are said to go on past the end of the file.
  private(set) var isCut = false

  /// The `fmt` chunk.
  fileprivate struct Format {
    let tag: UInt16
    let channels: Int
    let sampleRate: Int64
    let blockLength: Int64
    let bits: Int
  }

  private let isBig: Bool
  private var format: Format?

  init(_ source: FileSource) {
    var bytes = FileBytes(source)
    isBig = bytes.matches("RIFX")
    let isWide = bytes.matches("RF64") || bytes.matches("BW64")
    var wideSize: Int64?
    var offset: Int64 = 12
    while let code = bytes.big(UInt32.self, at: offset), let size = Self.size(&bytes, at: offset + 4, isBig) {
      let body = offset + 8
      switch FourCC(code) {
      case "ds64" where isWide: wideSize = bytes.little(Int64.self, at: body + 8)
      case "fmt ": format = Self.format(&bytes, at: body, isBig)
      case "data":
        let stated = isWide && size == Int64(UInt32.max) ? wideSize ?? size : size
        finish(stated: stated, available: max(0, bytes.size - body), isWide: isWide)
        return
      default: break
      }
      offset = body + size + (size & 1)
    }
  }

  private mutating func finish(stated: Int64, available: Int64, isWide: Bool) {
    let isPlaceholder = stated <= 0 || (!isWide && stated >= Self.leastPlaceholder && stated > available)
    isCut = !isPlaceholder && stated - available > Self.mostMiscounted
    guard let format, Self.sampleTags.contains(format.tag), format.blockLength > 0, format.sampleRate > 0
    else { return }
    let length = isPlaceholder ? available : min(stated, available)
    let frames = length / format.blockLength
    duration = frames > 0 ? Seconds(Double(frames) / Double(format.sampleRate)) : nil
  }

  private static func size(_ bytes: inout FileBytes, at offset: Int64, _ isBig: Bool) -> Int64? {
    (isBig ? bytes.big(UInt32.self, at: offset) : bytes.little(UInt32.self, at: offset)).map(Int64.init)
  }

  private static func format(_ bytes: inout FileBytes, at body: Int64, _ isBig: Bool) -> Format? {
    guard var tag = short(&bytes, at: body, isBig), let channels = short(&bytes, at: body + 2, isBig),
      let rate = size(&bytes, at: body + 4, isBig), let block = short(&bytes, at: body + 12, isBig),
      let bits = short(&bytes, at: body + 14, isBig)
    else { return nil }
    if tag == extensible { tag = short(&bytes, at: body + 24, isBig) ?? tag }
    return Format(
      tag: tag, channels: Int(channels), sampleRate: rate, blockLength: Int64(block), bits: Int(bits))
  }

  private static func short(_ bytes: inout FileBytes, at offset: Int64, _ isBig: Bool) -> UInt16? {
    isBig ? bytes.big(UInt16.self, at: offset) : bytes.little(UInt16.self, at: offset)
  }
}

extension WaveChunks {
  /// All facts of a file of plain samples, the common kind, for which libavformat need not be asked. Nil for
  /// every other.
  var facts: MediaFacts? {
    guard let format, !isBig, let codec = format.codec, duration != nil else { return nil }
    var facts = MediaFacts()
    facts.container = "wav"
    facts.duration = duration
    facts.audioCodec = codec
    facts.sampleRate = Int(format.sampleRate)
    facts.channels = format.channels
    facts.audioBitDepth = format.bits
    facts.encrypted = false
    facts.truncated = isCut ? true : nil
    return facts
  }
}

extension WaveChunks.Format {
  /// libav's name, where samples fill their bytes.
  fileprivate var codec: String? {
    guard channels > 0, channels <= AudioFacts.mostChannels, sampleRate <= AudioFacts.highestSampleRate,
      blockLength == Int64(channels * bits / 8)
    else { return nil }
    return switch (tag, bits) {
    case (1, 8): "pcm_u8"
    case (1, 16), (1, 24), (1, 32): "pcm_s\(bits)le"
    case (3, 32), (3, 64): "pcm_f\(bits)le"
    case (6, 8): "pcm_alaw"
    case (7, 8): "pcm_mulaw"
    default: nil
    }
  }
}
