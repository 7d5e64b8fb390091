import Greenroom
import GreenroomModel

extension ExportDocument: Document {
  func render(on page: inout Page) {
    page.line(
      StyledText("Wrote ") + StyledText(path.map(page.shown) ?? "", .bold)
        + StyledText(", \(Amount.bytes(bytes))"))
    let counts = [
      (assets, "asset"), (sets, "set"), (requests, "request"), (tasks, "task"), (derivations, "derivation"),
    ]
    page.line(StyledText("  " + counts.map { Amount.count($0, $1) }.joined(separator: ", "), .dim))
  }
}

extension ImportDocument: Document {
  func render(on page: inout Page) {
    for conflict in conflicts { page.paragraph(conflict.message, indent: 2, lead: Mark.warning + " ") }
    let counts = [
      (assetsAdded, "asset", "assets"), (locationsAdded, "path", "paths"), (setsAdded, "set", "sets"),
      (searchesAdded, "saved search", "saved searches"), (aliasesAdded, "alias", "aliases"),
      (requestsAdded, "request", "requests"), (tasksAdded, "task", "tasks"),
      (derivationsAdded, "derivation", "derivations"),
      (relationsAdded, "duplicate or alternate", "duplicates or alternates"),
      (operationsAdded, "line of history", "lines of history"),
    ].filter { $0.0 > 0 }.map { Amount.count($0, $1, plural: $2) }
    let learnt = assetsChanged > 0 ? ["something of \(Amount.count(assetsChanged, "asset"))"] : []
    let words = (counts + learnt).joined(separator: ", ")
    page.line(StyledText(words.isEmpty ? "Nothing is new." : "New: \(words)", .bold))
  }
}
