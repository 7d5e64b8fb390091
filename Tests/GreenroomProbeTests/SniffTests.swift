import CLibAV
import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct SniffTests {
  private func sniff(_ content: [UInt8]) -> SniffedFormat { Sniffer.format(of: FileSource(content: content)) }

  // MARK: - Containers

  private static let magics: [(opening: [UInt8], demuxer: String, container: String)] = [
    (ascii("RIFF") + zeros(4) + ascii("WAVEfmt "), "wav", "wav"),
    (ascii("RF64") + zeros(4) + ascii("WAVEds64"), "wav", "wav"),
    (ascii("BW64") + zeros(4) + ascii("WAVEds64"), "wav", "wav"),
    (ascii("RIFX") + zeros(4) + ascii("WAVEfmt "), "wav", "wav"),
    (ascii("RIFF") + zeros(4) + ascii("AVI LIST"), "avi", "avi"),
    (ascii("riff") + [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB], "w64", "w64"),
    (ascii("FORM") + zeros(4) + ascii("AIFFCOMM"), "aiff", "aiff"),
    (ascii("FORM") + zeros(4) + ascii("AIFCFVER"), "aiff", "aiff"),
    (ascii("fLaC") + [0, 0, 0, 34], "flac", "flac"),
    (ascii("OggS") + zeros(24), "ogg", "ogg"),
    (ascii("FLV") + [1, 5, 0, 0, 0, 9], "flv", "flv"),
    ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "asf", "asf"),
    (ascii("#!AMR\n"), "amr", "amr"),
    (ascii("#!AMR-WB\n"), "amr", "amr"),
    (ascii("caff") + [0, 1, 0, 0], "caf", "caf"),
    (ascii(".snd") + zeros(20), "au", "au"),
    (ascii("wvpk") + zeros(28), "wv", "wv"),
    (ascii("MAC ") + zeros(28), "ape", "ape"),
    (ascii("TTA1") + zeros(18), "tta", "tta"),
    ([0x7F, 0xFE, 0x80, 0x01], "dts", "dts"),
    (ascii("YUV4MPEG2 W64 H48"), "yuv4mpegpipe", "y4m"),
    (ascii("DKIF") + zeros(28), "ivf", "ivf"),
    ([0x1F, 0x07, 0x00, 0x3F], "dv", "dv"),
    ([0xF0, 0x40, 0x00, 0x00, 0xF8, 0x72, 0x6F, 0xBA], "truehd", "truehd"),
    ([0x00, 0x00, 0x01, 0xBA], "mpeg", "mpeg"),
    ([0x00, 0x00, 0x01, 0xB3], "mpegvideo", "mpegvideo"),
    ([0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05], "mxf", "mxf"),
    ([0, 0, 0, 1, 0x67, 0x42, 0, 0x1E], "h264", "h264"),
    ([0, 0, 0, 1, 0x40, 0x01, 0x0C, 0x01], "hevc", "hevc"),
  ]

  @Test(arguments: magics) func namesTheDemuxer(opening: [UInt8], demuxer: String, container: String) {
    #expect(sniff(opening + zeros(64)) == .demuxed(demuxer: demuxer, container: container))
  }

  @Test(arguments: [
    ("isom", "mp4"), ("mp42", "mp4"), ("iso6", "mp4"), ("M4V ", "mp4"), ("dash", "mp4"), ("zzzz", "mp4"),
    ("qt  ", "mov"), ("M4A ", "m4a"), ("M4B ", "m4a"), ("3gp5", "3gp"), ("3g2a", "3g2"), ("mjp2", "mj2"),
  ]) func namesTheISOContainerByItsBrand(brand: String, container: String) {
    let content = HEIFSample.box("ftyp", ascii(brand) + zeros(4) + ascii("isom")) + HEIFSample.box("mdat", [])
    #expect(sniff(content) == .demuxed(demuxer: "mov", container: container))
  }

  @Test(arguments: [("moov", "mov"), ("mdat", "mov"), ("pnot", "mov"), ("moof", "mp4"), ("sidx", "mp4")])
  func knowsISOFilesWithoutABrand(type: String, container: String) {
    #expect(sniff(HEIFSample.box(type, zeros(8))) == .demuxed(demuxer: "mov", container: container))
    let late = HEIFSample.box("free", zeros(8)) + HEIFSample.box("ftyp", ascii("isom") + zeros(4))
    #expect(sniff(late) == .demuxed(demuxer: "mov", container: "mp4"))
  }

  @Test(arguments: ["heic", "heix", "mif1", "avif", "avis", "msf1", "hevc"])
  func knowsPicturesInISOBoxes(brand: String) {
    #expect(sniff(HEIFSample.box("ftyp", ascii(brand) + zeros(4))) == .still(.heif))
  }

  @Test(arguments: [(["mif1", "heic"], true), (["mif1", "isom"], false)])
  func asksTheCompatibleBrandsWhereTheMajorIsUnknown(brands: [String], isPicture: Bool) {
    let content = HEIFSample.box("ftyp", ascii("zzzz") + zeros(4) + brands.flatMap(ascii))
    #expect(sniff(content) == (isPicture ? .still(.heif) : .demuxed(demuxer: "mov", container: "mp4")))
  }

  @Test(arguments: [("webm", "webm"), ("matroska", "mkv")])
  func tellsWebMFromMatroska(docType: String, container: String) {
    let type = [0x42, 0x82, 0x80 | UInt8(docType.utf8.count)] + ascii(docType)
    let body = [0x42, 0x86, 0x81, 0x01, 0xEC, 0x40, 0x02, 0, 0] + type
    let short = [0x1A, 0x45, 0xDF, 0xA3, 0x80 | UInt8(body.count)] + body
    let long = [0x1A, 0x45, 0xDF, 0xA3, 0x01, 0, 0, 0, 0, 0, 0, UInt8(body.count)] + body
    for content in [short, long] {
      #expect(sniff(content) == .demuxed(demuxer: "matroska", container: container))
    }
  }

  @Test(arguments: [(188, 0), (192, 4), (204, 0), (188, 61)])
  func knowsTransportPackets(stride: Int, lead: Int) {
    let packet: [UInt8] = [0x47, 0x40, 0x11, 0x10] + [UInt8](repeating: 0xFF, count: stride - 4)
    let content = [UInt8](repeating: 0x01, count: lead) + (0..<20).flatMap { _ in packet }
    #expect(sniff(content) == .demuxed(demuxer: "mpegts", container: "mpegts"))
  }

  // MARK: - Sound without a file header

  /// 128 kbit/s at 44.1 kHz: 417 bytes a frame.
  private static let mp3 = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0x55, count: 413)
  private static let adts = [0xFF, 0xF1, 0x50, 0x80, 0x0C, 0x80, 0xFC] + [UInt8](repeating: 0x21, count: 93)
  private static let flac = ascii("fLaC") + [0, 0, 0, 34]

  @Test func knowsFramesThatFollowOneAnother() {
    #expect(sniff(Self.mp3 + Self.mp3) == .mpegAudio)
    #expect(sniff(Self.adts + Self.adts) == .adts)
    #expect(sniff(Self.mp3) == .mpegAudio, "one frame that reaches the end")
    #expect(sniff(Self.mp3 + zeros(500)) == .unknown)
  }

  @Test func looksForFramesBehindJunk() {
    let junk = [UInt8](repeating: 0xA5, count: 3_000)
    let frames = (0..<6).flatMap { _ in Self.mp3 }
    #expect(sniff(junk + frames) == .mpegAudio)
    #expect(sniff(junk + Self.mp3 + Self.mp3 + junk) == .unknown, "two in a row meet by chance")
    #expect(sniff(junk + Self.mp3 + Self.mp3) == .unknown, "also at the end of the file")
  }

  @Test(arguments: [0, 100_000]) func looksBehindATag(cover: Int) {
    let size = [
      UInt8(cover >> 21 & 0x7F), UInt8(cover >> 14 & 0x7F), UInt8(cover >> 7 & 0x7F), UInt8(cover & 0x7F),
    ]
    let tag = join(ascii("ID3"), [4, 0, 0], size, zeros(cover))
    #expect(sniff(tag + Self.mp3 + Self.mp3) == .mpegAudio)
    #expect(sniff(tag + Self.adts + Self.adts) == .adts)
    #expect(sniff(tag + Self.flac) == .demuxed(demuxer: "flac", container: "flac"))
    #expect(sniff(tag + tag + Self.flac) == .demuxed(demuxer: "flac", container: "flac"))
    #expect(sniff(tag + zeros(64) + (0..<6).flatMap { _ in Self.adts }) == .adts)
  }

  @Test func knowsDolbyFrames() {
    // 48 kHz, 64 kbit/s: 256 bytes a frame; E-AC-3 says its length itself.
    let plain = [0x0B, 0x77, 0, 0, 0x08, 0x40] + zeros(250)
    let enhanced = [0x0B, 0x77, 0x00, 0x7F, 0x3F, 0x80] + zeros(250)
    #expect(sniff(plain + plain) == .demuxed(demuxer: "ac3", container: "ac3"))
    #expect(sniff(enhanced + enhanced) == .demuxed(demuxer: "eac3", container: "eac3"))
    #expect(sniff(plain + zeros(300)) == .unknown)
  }

  // MARK: - What is not read

  @Test(arguments: [
    ("#EXTM3U\n#EXT-X-VERSION:3\nseg.ts\n", "HLS or M3U playlist"),
    ("\u{FEFF}\n#EXTM3U\n", "HLS or M3U playlist"),
    ("ffconcat version 1.0\nfile '/etc/passwd'\n", "concat list"),
    ("file 'a.mp4'\nfile 'b.mp4'\n", "concat list"),
    ("<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">", "DASH manifest"),
    ("<MPD/>", "DASH manifest"),
    ("<SmoothStreamingMedia MajorVersion=\"2\">", "Smooth Streaming manifest"),
    ("[playlist]\nFile1=http://example.org/a.mp3\n", "PLS playlist"),
    ("<ASX version=\"3.0\">", "ASX playlist"),
    ("[Reference]\r\nRef1=http://example.org/a\r\n", "ASX reference list"),
    ("<smil><body/></smil>", "SMIL presentation"),
    ("<?xml version=\"1.0\"?><playlist xmlns=\"http://xspf.org/ns/0/\">", "XSPF playlist"),
    ("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "SDP session description"),
    ("REM GENRE Rock\nFILE \"a.wav\" WAVE\n", "cue sheet"),
    ("FILE \"a.wav\" WAVE\r\n  TRACK 01 AUDIO\r\n", "cue sheet"),
    ("rtsp://example.org/a", "RTSP reference"),
  ]) func refusesATextThatNamesFiles(text: String, name: String) throws {
    let format = sniff(ascii(text))
    #expect(format == .playlist(name))
    let problem = try #require(format.problem)
    #expect(problem.code == .fileUnsupported)
    #expect(problem.isMedia == false)
  }

  @Test(arguments: [
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", true),
    ("<?xml version=\"1.0\"?>\n<!-- drawn --><svg/>", true),
    ("<!DOCTYPE html><html><body><svg/></body></html>", false),
    ("{\"json\": true}", false), ("%PDF-1.7\n%\u{E2}", false), ("PK\u{03}\u{04}\u{14}\u{00}", false),
    ("Rar!\u{1A}\u{07}\u{00}", false), ("\u{7F}ELF\u{02}\u{01}\u{01}", false), ("MZ\u{00}\u{03}", false),
    ("MThd\u{00}\u{00}\u{00}\u{06}", true), ("gimp xcf v011\u{00}", true), ("SQLite format 3\u{00}", false),
    ("FUJIFILMCCD-RAW \u{00}", true), ("plain words\n", false),
  ]) func saysWhyAKnownFormatIsNotRead(text: String, isMedia: Bool) throws {
    let format = sniff(ascii(text))
    guard case .unsupported(let reason, isMedia: isMedia) = format else {
      Issue.record("\(format) for \(text)")
      return
    }
    #expect(reason.hasSuffix(".") || reason.hasSuffix("?"))
    #expect(format.problem?.message == reason)
  }

  @Test(arguments: [[], [0xFF], [0xFF, 0xD8], [0x00, 0x01, 0x02, 0x03], zeros(5_000)] as [[UInt8]])
  func doesNotGuess(content: [UInt8]) {
    #expect(sniff(content) == .unknown)
  }

  /// A name that libav does not know would make every file of the format unreadable.
  @Test(arguments: magics) func namesADemuxerThatLibAVHas(
    opening: [UInt8], demuxer: String, container: String
  ) {
    #expect(av_find_input_format(demuxer) != nil)
  }
}
