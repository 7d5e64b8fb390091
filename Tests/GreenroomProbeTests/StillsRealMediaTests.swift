import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// The stills of `manifest.tsv` against what the tools say in it.
///
/// The rule. Sizes in the table are coded sizes. ffprobe's counts where it found one, exiftool's where ffprobe
/// refused the file or found 0×0. The displayed size is the coded one turned by the EXIF orientation of the table
/// where the format has it (JPEG, PNG, WebP, TIFF). HEIC and AVIF are shown as their own properties say, which
/// neither tool applies; for them the coded size must agree and the displayed one is tested against libheif. An
/// icon holds several pictures: ours is the largest, theirs the first.
@Suite struct StillsRealMediaTests {
  private struct Still {
    let row: RealMediaRow
    let format: StillFormat
    let facts: Result<MediaFacts, FileProblem>
  }

  private func stills() throws -> [Still] {
    try RealMedia.rows().compactMap { row in
      let source = try #require(FileSource(path: RealMedia.path(of: row)))
      guard case .still(let format) = Sniffer.format(of: source) else { return nil }
      return Still(
        row: row, format: format,
        facts: Result { () throws(FileProblem) in
          try StillHeaders.read(format, source)
        })
    }
  }

  private func codedSize(_ row: RealMediaRow) -> (width: Int, height: Int)? {
    if let width = row.width, let height = row.height, width > 0, height > 0 { return (width, height) }
    guard let size = row.size(by: "exiftool"), size.width > 0, size.height > 0 else { return nil }
    return size
  }

  @Test(.needsRealMedia) func agreesOnEverySize() throws {
    var agreed = 0
    var unknown = 0
    for still in try stills() {
      guard let size = codedSize(still.row) else {
        unknown += 1
        continue
      }
      switch still.facts {
      case .failure(let problem): Issue.record("\(still.row.path): \(problem.message)")
      case .success(let facts) where still.format == .ico:
        #expect(facts.width ?? 0 >= size.width, "\(still.row.path)")
        agreed += 1
      case .success(let facts):
        #expect(facts.codedWidth == size.width, "\(still.row.path)")
        #expect(facts.codedHeight == size.height, "\(still.row.path)")
        expectShown(facts, still)
        agreed += 1
      }
    }
    print("stills: \(agreed) sizes agree, \(unknown) files have a size by no tool")
    #expect(agreed > 300)
  }

  private func expectShown(_ facts: MediaFacts, _ still: Still) {
    guard still.format != .heif, let orientation = still.row.orientation, orientation > 4 else { return }
    #expect(facts.width == facts.codedHeight, "\(still.row.path)")
    #expect(facts.height == facts.codedWidth, "\(still.row.path)")
  }

  @Test(.needsRealMedia) func agreesOnEveryOrientation() throws {
    for still in try stills() where [.jpeg, .png, .webp, .tiff].contains(still.format) {
      guard case .success(let facts) = still.facts, let orientation = still.row.orientation else { continue }
      #expect((facts.orientation ?? 0) == orientation, "\(still.row.path)")
    }
  }

  /// What no tool of the table can read, we refuse with a reason or read with a size that makes sense.
  @Test(.needsRealMedia) func givesEveryRefusedFileAReason() throws {
    for still in try stills() {
      switch still.facts {
      case .success(let facts): #expect(facts.width ?? 0 > 0 && facts.height ?? 0 > 0, "\(still.row.path)")
      case .failure(let problem):
        #expect(codedSize(still.row) == nil, "\(still.row.path)")
        #expect([.fileTruncated, .fileUnreadable].contains(problem.code), "\(still.row.path)")
      }
    }
  }

  @Test(.needsRealMedia) func agreesOnColoursThatTheTableNotes() throws {
    for still in try stills() {
      guard case .success(let facts) = still.facts, still.format == .jpeg else { continue }
      if still.row.note.contains("CMYK/YCCK-jpeg") {
        #expect(facts.colorModel == "cmyk" || facts.colorModel == "ycck", "\(still.row.path)")
      }
      if still.row.note.contains("gray-jpeg") { #expect(facts.colorModel == "gray", "\(still.row.path)") }
    }
  }
}
