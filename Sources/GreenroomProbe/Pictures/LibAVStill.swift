import CLibAV
import Glibc
import GreenroomModel

/// Decodes through libav what no other library here reads.
struct LibAVStill {
  let source: FileSource
  let format: StillFormat
  let facts: MediaFacts
  let limits: ProbeLimits

  /// Nil where it cannot be decoded.
  func read() -> StoredStill? {
    if format == .ico { return icon }
    if let demuxer { return played(demuxer) }
    return codec.flatMap { whole($0, file) }
  }

  private var isAnimated: Bool { facts.animated == true }

  /// What is played frame by frame, or holds several pictures.
  private var demuxer: String? {
    switch format {
    case .png where isAnimated: "apng"
    case .gif: "gif"
    case .heif: "mov"
    default: nil
    }
  }

  /// Of what is decoded as one packet.
  private var codec: AVCodecID? {
    switch format {
    case .jpeg: facts.videoCodec == "jpegls" ? AV_CODEC_ID_JPEGLS : AV_CODEC_ID_MJPEG
    case .png: AV_CODEC_ID_PNG
    case .webp: AV_CODEC_ID_WEBP
    case .bmp: AV_CODEC_ID_BMP
    case .tiff:
      StillContent(source: source, facts: facts, limits: limits).isTIFFDecodable ? AV_CODEC_ID_TIFF : nil
    case .jpegXL: AV_CODEC_ID_JPEGXL
    case .jpeg2000: AV_CODEC_ID_JPEG2000
    case .psd: AV_CODEC_ID_PSD
    case .qoi: AV_CODEC_ID_QOI
    case .pnm: portableMap
    case .openEXR: AV_CODEC_ID_EXR
    case .tga: AV_CODEC_ID_TARGA
    case .pcx: AV_CODEC_ID_PCX
    case .sgi: AV_CODEC_ID_SGI
    case .dds: AV_CODEC_ID_DDS
    case .dpx: AV_CODEC_ID_DPX
    case .gif, .ico, .heif, .radiance: nil
    }
  }

  private var portableMap: AVCodecID {
    switch facts.videoCodec {
    case "pbm": AV_CODEC_ID_PBM
    case "pgm": AV_CODEC_ID_PGM
    case "pfm": AV_CODEC_ID_PFM
    case "pam": AV_CODEC_ID_PAM
    default: AV_CODEC_ID_PPM
    }
  }

  private var file: [UInt8] {
    let bytes = source.bytes(at: 0, count: Int(source.size))
    return format == .png && facts.truncated == true ? PNGMending.mended(bytes) : bytes
  }

  /// The largest of an icon's pictures.
  private var icon: StoredStill? {
    guard let icon = IconPicture(source) else { return nil }
    let still = whole(icon.isPNG ? AV_CODEC_ID_PNG : AV_CODEC_ID_BMP, icon.bytes)
    if let still { icon.hide(in: still.picture) }
    return still
  }

  private func whole(_ codec: AVCodecID, _ bytes: consuming [UInt8]) -> StoredStill? {
    guard let decoder = Decoder(picture: codec, mostPixels: limits.mostPixels, reducing: 0),
      let box = PacketBox(), av_new_packet(box.packet, CInt(bytes.count)) >= 0,
      let data = box.packet.pointee.data
    else { return nil }
    memcpy(data, bytes, bytes.count)
    bytes = []
    box.packet.pointee.flags |= AV_PKT_FLAG_KEY
    var still: StoredStill?
    let look = { (frame: UnsafeMutablePointer<AVFrame>) in still = still ?? stored(frame) }
    decoder.decode(box.packet, keepingDamaged: true, look)
    if still == nil { decoder.decode(nil, keepingDamaged: true, look) }
    return still
  }

  private func played(_ demuxer: String) -> StoredStill? {
    guard
      let opened = try? Demuxer(source, demuxer: demuxer, deadline: Deadline(after: limits.packetDeadline)),
      let stream = largest(of: opened),
      let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels),
      let box = PacketBox()
    else { return nil }
    var (profile, waiting, isAtEnd): ([UInt8]?, [StillPicture], Bool) = (nil, [], false)
    let keep = { (frame: UnsafeMutablePointer<AVFrame>) in
      profile = profile ?? FramePixels.profile(frame)
      if let picture = FramePixels.picture(frame) { waiting.append(picture) }
    }
    let picture = FirstFrame.search {
      while waiting.isEmpty, !isAtEnd {
        isAtEnd = av_read_frame(opened.context, box.packet) < 0
        if !isAtEnd, box.packet.pointee.stream_index != stream.pointee.index {
          av_packet_unref(box.packet)
          continue
        }
        decoder.decode(isAtEnd ? nil : box.packet, keepingDamaged: true, keep)
        if !isAtEnd { av_packet_unref(box.packet) }
      }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
    return picture.map { StoredStill(picture: $0, profile: profile ?? described, orientation: orientation) }
  }

  /// The stream of pictures with the most pixels.
  private func largest(of opened: borrowing Demuxer) -> UnsafeMutablePointer<AVStream>? {
    var (best, most): (UnsafeMutablePointer<AVStream>?, Int64) = (nil, -1)
    for index in 0..<opened.streamCount {
      guard let stream = opened.stream(index), let about = stream.pointee.codecpar,
        about.pointee.codec_type == AVMEDIA_TYPE_VIDEO
      else { continue }
      let pixels = Int64(about.pointee.width) * Int64(about.pointee.height)
      if pixels > most { (best, most) = (stream, pixels) }
    }
    return best
  }

  private func stored(_ frame: UnsafeMutablePointer<AVFrame>) -> StoredStill? {
    guard let picture = FramePixels.picture(frame) else { return nil }
    if facts.colorModel == "cmyk", PixelLayout(frame.pointee.format)?.bitDepth == 16 {
      return inks(picture, FramePixels.profile(frame))
    }
    if format == .tiff, facts.colorModel == "palette", PixelLayout(frame.pointee.format)?.colorModel == "gray"
    {
      guard frame.pointee.format == AV_PIX_FMT_YA8.rawValue, let palette = TIFFPalette(source) else {
        return nil
      }
      palette.colour(picture)
      picture.hasAlpha = picture.hasAlpha && facts.alpha == true
    }
    if mayLackAlpha, picture.hasAlpha, picture.isInvisible { picture.hasAlpha = false }
    return StoredStill(
      picture: picture, profile: FramePixels.profile(frame) ?? described, orientation: orientation)
  }

  /// Colours that a file without a profile describes; nil for sRGB.
  private var described: [UInt8]? { format == .png ? PNGColours.profile(source) : nil }

  /// libav makes red, green and blue of a TIFF's inks of 8 bits, and hands out those of 16 as they are: 0 for none.
  private func inks(_ picture: StillPicture, _ profile: [UInt8]?) -> StoredStill {
    for place in 0..<picture.height * picture.stride { picture.pixels[place] = ~picture.pixels[place] }
    picture.convertInks(by: profile)
    picture.hasAlpha = false
    return StoredStill(picture: picture, profile: nil, orientation: orientation)
  }

  /// Programs that write these often leave a fourth channel at zero.
  private var mayLackAlpha: Bool { format == .bmp || format == .tga || format == .dds }

  /// The decoder of JPEG XL turns pictures itself, and what is in boxes is never turned by EXIF.
  private var orientation: EXIFOrientation {
    let named = facts.orientation.flatMap(EXIFOrientation.init) ?? .upright
    return format == .jpegXL || format == .heif ? .upright : named
  }
}
