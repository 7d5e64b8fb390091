import Foundation
import Greenroom
import GreenroomModel

extension StageSweepDocument: Document {
  func render(on page: inout Page) {
    guard !objects.isEmpty || !leftovers.isEmpty else {
      return page.line(
        StyledText("Nothing to take away in \(backend); \(Amount.count(kept, "object")) stay.", .dim))
    }
    var table = Table([.init("WHY"), .init("ID"), .init("SIZE", .right), .init("KEY", mayShrink: true)])
    for object in objects {
      table.row([
        StyledText(object.reason), StyledText(object.id?.text ?? "–", .bold),
        StyledText(Amount.bytes(object.bytes)), StyledText(object.key, .dim),
      ])
    }
    for leftover in leftovers {
      table.row([
        StyledText("unfinished", .yellow), StyledText("–"),
        StyledText(leftover.bytes.map(Amount.bytes) ?? "?"), StyledText(leftover.key, .dim),
      ])
    }
    page.table(table)
    page.line()
    page.line(summary)
  }

  private var summary: StyledText {
    let what = [
      Amount.count(objects.count, "object") + " of " + Amount.bytes(bytes),
      Amount.count(leftovers.count, "unfinished upload"),
    ]
    return StyledText(
      "\(dryRun ? "May go" : "Taken away"): " + what.joined(separator: ", "), .bold)
      + StyledText("  \(Amount.count(kept)) stay in \(backend)", .dim)
  }
}
