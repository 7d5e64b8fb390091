import Foundation
import Greenroom
import GreenroomModel

extension BundleDocument: Document {
  func render(on page: inout Page) {
    page.line(
      StyledText(page.shown(path), .bold) + StyledText(bytes.map { "  " + Amount.bytes($0) } ?? "", .dim))
    var table = Table(indent: 2, [.init(), .init(mayShrink: true), .init(mayShrink: true)])
    for file in manifest.files {
      table.row([
        file.isIncluded
          ? StyledText("in it", .green) : StyledText("hash only", file.sha256 == nil ? .red : .dim),
        StyledText(file.path ?? file.url ?? ""),
        StyledText(file.isIncluded ? file.bytes.map(Amount.bytes) ?? "" : file.reason ?? "", .dim),
      ])
    }
    page.table(table)
    if manifest.files.isEmpty {
      page.line(StyledText("  A prompt alone: no references, and no clip yet.", .dim))
    }
  }
}
