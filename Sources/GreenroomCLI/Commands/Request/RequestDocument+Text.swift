import Greenroom
import GreenroomModel

extension RequestDocument: Document {
  /// The report, then the exact body.
  func render(on page: inout Page) {
    page.line(heading)
    page.table(table(on: page))
    if !findings.isEmpty { page.line() }
    FindingList.renderGroups(findings, on: &page)
    page.line()
    page.verbatim(body.prettyText)
    page.line()
    page.line(summary)
  }

  private var heading: StyledText {
    StyledText(id ?? "not stored", .bold)
      + StyledText("  \(model) · \(mode.words) · \(profile) \(profileRevision)", .dim)
  }

  private func table(on page: Page) -> Table {
    var table = Table([.init(), .init(), .init(mayShrink: true), .init()])
    for handle in handles {
      table.row([
        StyledText(handle.handle, .bold), StyledText(handle.name.map { "@" + $0 } ?? "", .cyan),
        StyledText(handle.path.map(page.shown) ?? handle.id?.text ?? ""),
        StyledText(handle.url.map { UnstagedURL($0) == nil ? LiveURL($0).redacted : $0 } ?? "", .dim),
      ])
    }
    return table
  }

  private var summary: StyledText {
    let counts = FindingList.counts(findings).map { StyledText("  " + $0) } ?? ""
    return VerdictWord.of(verdict) + counts
  }
}

extension RequestsDocument: Document {
  func render(on page: inout Page) {
    guard !requests.isEmpty else {
      return page.line(
        StyledText("No requests yet. `greenroom request build --help` shows how to make one.", .dim))
    }
    var table = Table([
      .init("ID"), .init("MODEL"), .init("MODE"), .init("REFERENCES", .right), .init("MADE"),
      .init("PROMPT", mayShrink: true),
    ])
    for request in requests {
      table.row([
        Mark.of(request.verdict) + " " + StyledText(request.id, .bold), StyledText(request.model),
        StyledText(request.mode.words), StyledText(String(request.references)),
        StyledText(request.createdAt.map(Timestamp.text) ?? "", .dim), StyledText(request.prompt ?? ""),
      ])
    }
    page.table(table)
    if requests.count < total {
      page.line()
      page.line(StyledText("\(Amount.count(requests.count)) of \(Amount.count(total, "request"))", .dim))
    }
  }
}
