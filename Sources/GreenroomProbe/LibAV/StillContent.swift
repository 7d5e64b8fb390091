import CLibAV
import GreenroomModel

/// Decodes a picture once to see whether it shows anything.
struct StillContent {
  let source: FileSource
  let facts: MediaFacts
  let limits: ProbeLimits

  /// What the picture shows, as it is shown; nil where it is too large to decode, of a format that is not decoded,
  /// or damaged: what is missing of a picture decodes to one colour too.
  func look(_ format: StillFormat) -> PictureLook? {
    guard let look = decodedLook(format) else { return nil }
    guard facts.truncated == true else { return look }
    return look.isFlat ? nil : PictureLook(isFlat: false)
  }

  private func decodedLook(_ format: StillFormat) -> PictureLook? {
    switch format {
    case .png where isAnimated: return played("apng")
    case .gif: return played("gif")
    case .heif where !isAnimated: return HEIFContent(source: source, facts: facts, limits: limits).shown
    default:
      let look = codec(of: format).flatMap(whole)
      return facts.orientation ?? 1 > 4 ? look?.onItsSide : look
    }
  }

  private var isAnimated: Bool { facts.animated == true }

  /// Of what is decoded as one packet.
  private func codec(of format: StillFormat) -> AVCodecID? {
    switch format {
    case .jpeg: AV_CODEC_ID_MJPEG
    case .png where !isAnimated: AV_CODEC_ID_PNG
    case .webp where !isAnimated: AV_CODEC_ID_WEBP
    case .bmp: AV_CODEC_ID_BMP
    case .tiff where isTIFFDecodable: AV_CODEC_ID_TIFF
    default: nil
    }
  }

  /// Not compressed, or by LZW, Deflate or PackBits: libavcodec gives black or green for a TIFF with JPEG in it.
  var isTIFFDecodable: Bool {
    var bytes = FileBytes(source)
    guard let file = TIFFFile(&bytes, at: 0, end: bytes.size),
      let count = file.entryCount(&bytes, of: file.firstDirectory)
    else { return false }
    for index in 0..<min(count, 256) {
      guard let entry = file.entry(&bytes, index, of: file.firstDirectory) else { return false }
      guard entry.tag == 259 else { continue }
      return [1, 5, 8, 32946, 32773].contains(file.value(&bytes, of: entry))
    }
    return true
  }

  private var pixels: Int? {
    guard let width = facts.codedWidth ?? facts.width, let height = facts.codedHeight ?? facts.height else {
      return nil
    }
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    return overflow ? nil : product
  }

  /// The file as one packet, as these formats' decoders take it.
  private func whole(_ codec: AVCodecID) -> PictureLook? {
    let mostPixels = limits.mostPixels / (facts.bitDepth ?? 8 > 8 ? 2 : 1)
    guard let pixels, pixels <= mostPixels, source.size <= limits.mostStillBytes,
      let decoder = Decoder(picture: codec, mostPixels: mostPixels, reducing: pixels), let box = PacketBox()
    else { return nil }
    let size = Int(source.size)
    guard av_new_packet(box.packet, CInt(size)) >= 0, let data = box.packet.pointee.data,
      source.read(at: 0, into: UnsafeMutableRawBufferPointer(start: data, count: size)) == size
    else { return nil }
    box.packet.pointee.flags |= AV_PKT_FLAG_KEY
    var seen: PictureLook?
    func look(_ frame: UnsafeMutablePointer<AVFrame>) { seen = seen ?? PictureSample.look(frame) }
    decoder.decode(box.packet, look)
    if seen == nil { decoder.decode(nil, look) }
    return seen
  }

  /// Frame by frame, as an animation is played.
  private func played(_ demuxer: String) -> PictureLook? {
    guard let pixels, pixels <= limits.mostVideoPixels,
      let opened = try? Demuxer(source, demuxer: demuxer, deadline: Deadline(after: limits.packetDeadline))
    else { return nil }
    let header = ContainerHeader(container: demuxer, streams: opened.streams, claimedDuration: nil)
    return PacketPass(opened, header: header, limits: limits).look
  }
}
