import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

@Suite struct SniffRealMediaTests {
  /// A file counts where ffprobe opened it by content (`image2` goes by the name) and exiftool knows it too.
  @Test(.needsRealMedia) func readsTheSameFormatAsTheTools() throws {
    for row in try RealMedia.rows() {
      guard let demuxer = row.container, demuxer != "image2", !row.note.contains("Unknown file type") else {
        continue
      }
      let source = try #require(FileSource(path: RealMedia.path(of: row)))
      let format = Sniffer.format(of: source)
      #expect(agrees(format, with: demuxer), "\(row.path): \(format) is not what ffprobe calls \(demuxer)")
    }
  }

  private func agrees(_ format: SniffedFormat, with demuxer: String) -> Bool {
    switch format {
    case .still(.heif): demuxer.hasPrefix("mov,")
    case .still(.jpegXL): demuxer == "jpegxl_pipe"
    case .still(.jpeg2000): demuxer == "j2k_pipe"
    case .still(.png): demuxer == "png_pipe" || demuxer == "apng"
    case .still(let still): demuxer == still.rawValue + "_pipe" || demuxer == still.rawValue
    case .mpegAudio: demuxer == "mp3"
    case .adts: demuxer == "aac"
    case .demuxed(let name, _): demuxer.split(separator: ",").contains(name[...])
    case .playlist, .unsupported, .unknown: false
    }
  }
}
