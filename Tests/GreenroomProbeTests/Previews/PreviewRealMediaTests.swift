import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// No file of the collection, however broken, does harm: each gives previews or a reason.
@Suite(.needsRealMedia) struct PreviewRealMediaTests {
  @Test func whatPlaysHasAPictureAndACurve() throws {
    let maker = PreviewMaker()
    var (pictures, curves, strips) = (0, 0, 0)
    for row in try RealMedia.rows() where (row.bytes ?? 0) < 1_000_000 {
      let path = MediaPath(RealMedia.path(of: row))
      switch maker.picture(of: path) {
      case .success(let report):
        #expect(report.preview.image.starts(with: [0xFF, 0xD8]), "\(row.path)")
        pictures += 1
      case .failure(let problem): #expect(problem.message.hasSuffix("."), "\(row.path)")
      }
      if case .success(let report) = maker.curve(of: path) {
        #expect(report.preview.text.hasPrefix("{"), "\(row.path)")
        curves += 1
      }
      if case .success(let report) = maker.strip(of: path) {
        #expect(report.preview.text.hasPrefix("WEBVTT\n\n"), "\(row.path)")
        strips += 1
      }
    }
    #expect(pictures > 150 && curves > 80 && strips > 40, "\(pictures) \(curves) \(strips)")
  }
}
