import Greenroom
import GreenroomModel

/// References in handle order: mark, handle, name, file, facts. A column that nobody fills is left out.
struct ReferenceTable {
  let lines: [StyledText]

  init(_ references: [ReferenceResult], showingHandles: Bool = true, on page: Page) {
    var table = Table([.init(gap: 1), .init(), .init(), .init(mayShrink: true), .init(mayShrink: true)])
    let hasMarks = references.contains { $0.verdict != nil }
    for reference in references {
      let handle = showingHandles ? reference.handle ?? reference.frame : nil
      let name = reference.name.map { "@" + $0 }
      table.row([
        hasMarks ? Mark.of(reference.verdict) : "", StyledText(handle ?? "", .bold),
        name == handle ? "" : StyledText(name ?? "", .cyan),
        reference.path.map { StyledText(page.shown($0)) } ?? StyledText(reference.id?.text ?? ""),
        StyledText(FactsLine.text(reference.facts, bytes: reference.bytes), .dim),
      ])
    }
    lines = table.lines(columns: page.columns)
  }
}

extension ReferenceResult {
  /// The field that a frame stands in.
  fileprivate var frame: String? { role.flatMap { Role(rawValue: $0)?.isFrame == true ? $0 : nil } }
}
