import Greenroom
import GreenroomModel

extension ModelsDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText(profile, .bold) + StyledText("  revision \(profileRevision)", .dim))
    page.line()
    var table = Table([
      .init("MODEL"), .init("STATUS"), .init("SECONDS"), .init("RESOLUTIONS"),
      .init("MODES", mayShrink: true),
    ])
    for model in models {
      table.row([
        StyledText(model.id, .bold), model.status == "active" ? "" : StyledText(model.status, .yellow),
        StyledText(model.durations ?? ""), StyledText(model.resolutions.joined(separator: " ")),
        StyledText(model.modes.map(\.rawValue).joined(separator: " "), .dim),
      ])
    }
    page.table(table)
    page.line()
    page.line(StyledText("Profiles: \(profiles.joined(separator: ", "))", .dim))
  }
}

extension ModelDocument: Document {
  func render(on page: inout Page) {
    let also = aliases.isEmpty ? "" : "  also \(aliases.joined(separator: ", "))"
    page.line(StyledText(id, .bold) + StyledText("  \(profile) \(profileRevision) · \(status)\(also)", .dim))
    if let title { page.paragraph(title, indent: 0) }
    page.paragraph("Modes: " + modes.map(\.words).joined(separator: ", "), indent: 2)
    page.line()
    renderLimits(on: &page)
    page.line()
    renderSources(on: &page)
  }

  private func renderLimits(on page: inout Page) {
    var table = Table([
      .init("LIMIT"), .init("DOCUMENTED"), .init("ENFORCED"), .init("SOURCE"), .init("CHECKED"),
    ])
    for limit in limits {
      let source = sources.first { $0.id == limit.source }
      table.row([
        StyledText(limit.key, .bold), StyledText(limit.documented ?? ""),
        StyledText(limit.enforced ?? "", .yellow),
        StyledText(limit.source ?? "", .cyan), StyledText(source?.checkedOn ?? "", .dim),
      ])
    }
    page.table(table)
  }

  private func renderSources(on page: inout Page) {
    page.line(StyledText("Sources", .bold))
    for source in sources {
      page.paragraph(
        [source.title, source.url, source.checkedOn].compactMap(\.self).joined(separator: " · "), indent: 4,
        lead: StyledText("  " + source.id + "  ", .cyan))
    }
  }
}

extension ModelDiffDocument: Document {
  func render(on page: inout Page) {
    guard !differences.isEmpty else {
      return page.line(StyledText(left, .bold) + " and " + StyledText(right, .bold) + " accept the same.")
    }
    var table = Table([.init("LIMIT"), .init(left), .init(right)])
    for difference in differences {
      table.row([
        StyledText(difference.key, .bold),
        difference.left.map { StyledText($0, .red) } ?? StyledText("–", .dim),
        difference.right.map { StyledText($0, .green) } ?? StyledText("–", .dim),
      ])
    }
    page.table(table)
  }
}
