/// Containers and sound files with a magic number, each with the one libavformat demuxer that may read it.
enum ContainerSignatures {
  private struct Entry: Sendable {
    let magic: StaticString
    let format: SniffedFormat

    init(_ magic: StaticString, _ demuxer: String, _ container: String) {
      self.magic = magic
      format = .demuxed(demuxer: demuxer, container: container)
    }
  }

  private static let table: [Entry] = [
    Entry("fLaC", "flac", "flac"),
    Entry("OggS", "ogg", "ogg"),
    Entry("FLV", "flv", "flv"),
    Entry("#!AMR", "amr", "amr"),
    Entry(".snd", "au", "au"),
    Entry("caff", "caf", "caf"),
    Entry("wvpk", "wv", "wv"),
    Entry("MAC ", "ape", "ape"),
    Entry("TTA1", "tta", "tta"),
    Entry("tBaK", "tak", "tak"),
    Entry("MPCK", "mpc8", "mpc"),
    Entry("MP+", "mpc", "mpc"),
    Entry("DSD ", "dsf", "dsf"),
    Entry("FRM8", "iff", "dff"),
    Entry("Creative Voice File", "voc", "voc"),
    Entry("DTSHDHDR", "dtshd", "dts"),
    Entry("YUV4MPEG2", "yuv4mpegpipe", "y4m"),
    Entry("DKIF", "ivf", "ivf"),
    Entry(".RMF", "rm", "rm"),
    Entry("nut/multimedia container", "nut", "nut"),
  ]

  static func match(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    guard let word = bytes.big(UInt32.self, at: start) else { return nil }
    switch word {
    case 0x5249_4646, 0x5249_4658, 0x5246_3634, 0x4257_3634: return wave(&bytes, at: start)
    case 0x464F_524D: return interchangeFile(&bytes, at: start)
    case 0x7269_6666 where bytes.big(UInt64.self, at: start + 4) == 0x2E91_CF11_A5D6_28DB:
      return .demuxed(demuxer: "w64", container: "w64")
    case 0x1A45_DFA3: return EBMLSignature.match(&bytes, at: start)
    case 0x3026_B275 where bytes.big(UInt32.self, at: start + 4) == 0x8E66_CF11:
      return .demuxed(demuxer: "asf", container: "asf")
    case 0x0000_01BA: return .demuxed(demuxer: "mpeg", container: "mpeg")
    case 0x0000_01B3: return .demuxed(demuxer: "mpegvideo", container: "mpegvideo")
    case 0x060E_2B34: return .demuxed(demuxer: "mxf", container: "mxf")
    case 0x1F07_003F, 0x1F07_00BF: return .demuxed(demuxer: "dv", container: "dv")
    case 0x7FFE_8001, 0xFE7F_0180, 0x1FFF_E800, 0xFF1F_00E8:
      return .demuxed(demuxer: "dts", container: "dts")
    default: break
    }
    switch bytes.big(UInt32.self, at: start + 4) {
    case 0xF872_6FBA: return .demuxed(demuxer: "truehd", container: "truehd")
    case 0xF872_6FBB: return .demuxed(demuxer: "mlp", container: "mlp")
    default: break
    }
    for entry in table where bytes.matches(entry.magic, at: start) { return entry.format }
    return nil
  }

  /// RIFF in its little-endian, big-endian and 64-bit forms.
  private static func wave(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    switch bytes.big(UInt32.self, at: start + 8) {
    case 0x5741_5645: .demuxed(demuxer: "wav", container: "wav")
    case 0x4156_4920, 0x4156_4958, 0x4156_4919, 0x414D_5620: .demuxed(demuxer: "avi", container: "avi")
    case 0x5745_4250: .still(.webp)
    case 0x524D_4944: RefusedSignatures.midi
    default: nil
    }
  }

  private static func interchangeFile(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    switch bytes.big(UInt32.self, at: start + 8) {
    case 0x4149_4646, 0x4149_4643: .demuxed(demuxer: "aiff", container: "aiff")
    case 0x3853_5658, 0x3136_5356: .demuxed(demuxer: "iff", container: "iff")
    case 0x494C_424D, 0x5042_4D20, 0x4143_424D:
      .unsupported("This is an Amiga IFF picture, which Greenroom does not read.", isMedia: true)
    default: nil
    }
  }
}
