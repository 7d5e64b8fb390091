import Greenroom
import GreenroomModel

extension ModelsDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText(profile, .bold) + StyledText("  \(title) · revision \(profileRevision)", .dim))
    page.line()
    var table = Table([
      .init("MODEL"), .init("STATUS"), .init("SECONDS"), .init("RESOLUTIONS"), .init("REFERENCES"),
      .init("MODES", mayShrink: true),
    ])
    for model in models {
      table.row([
        StyledText(model.id, .bold), model.status == "active" ? "" : StyledText(model.status, .yellow),
        StyledText(model.durations ?? ""), StyledText(model.resolutions ?? ""),
        StyledText(model.references.joined(separator: ", ")),
        StyledText(model.modes.map(\.rawValue).joined(separator: ", "), .dim),
      ])
    }
    page.table(table)
    page.line()
    page.line(StyledText("Profiles: \(profiles.joined(separator: ", ")); --profile chooses.", .dim))
  }
}

extension ModelDocument: Document {
  func render(on page: inout Page) {
    let also = aliases.isEmpty ? "" : " · also \(aliases.joined(separator: ", "))"
    page.line(StyledText(id, .bold) + StyledText("  \(profile) \(profileRevision) · \(status)\(also)", .dim))
    page.paragraph(modes.map(\.words).joined(separator: ", "), indent: 0)
    section("LIMIT", limits.map { limit in row(limit.key, limit.allowed) }, on: &page)
    section("PARAMETER", parameters.map(row), on: &page)
    renderRules(on: &page)
    renderSources(on: &page)
  }

  private struct Row {
    let cells: [StyledText]
    let remarks: [String]
  }

  private func row(_ key: String, _ allowed: Allowed, default standard: JSONValue = .null) -> Row {
    Row(
      cells: [
        StyledText(key, .bold), StyledText(allowed.documented ?? ""),
        StyledText(allowed.enforced ?? "", .yellow),
        StyledText(standard == .null ? "" : standard.plainText), cited(allowed.sources),
      ],
      remarks: [allowed.disputed.map { "Disputed: \($0)." }, allowed.note].compactMap(\.self))
  }

  private func row(_ parameter: Parameter) -> Row {
    let row = row(parameter.name, parameter.allowed, default: parameter.defaultValue)
    var cells = row.cells
    if parameter.allowed.documented == nil { cells[1] = StyledText(parameter.type, .dim) }
    return Row(cells: cells, remarks: row.remarks + [parameter.advice].compactMap(\.self))
  }

  /// A row each, with what else is known of it below.
  private func section(_ title: String, _ rows: [Row], on page: inout Page) {
    guard !rows.isEmpty else { return }
    var table = Table([
      .init(title), .init("DOCUMENTED"), .init("ENFORCED"), .init("DEFAULT"), .init("SOURCE"),
    ])
    for row in rows { table.row(row.cells) }
    let lines = table.lines(columns: nil)
    page.line()
    if let columns = page.columns, lines.contains(where: { $0.width > columns }) {
      for row in rows { stacked(row, on: &page) }
      return
    }
    page.line(lines[0])
    for (line, row) in zip(lines.dropFirst(), rows) {
      page.line(line)
      for remark in row.remarks { page.paragraph(remark, .dim, indent: 4) }
    }
  }

  /// For terminals that are too narrow for the table.
  private func stacked(_ row: Row, on page: inout Page) {
    let words = zip(["", "enforced ", "default "], row.cells[1...3]).map { label, cell in
      cell.isEmpty ? nil : label + cell.text(colored: false)
    }
    page.paragraph(words.compactMap(\.self).joined(separator: "; "), indent: 4, lead: row.cells[0] + "  ")
    for remark in row.remarks { page.paragraph(remark, .dim, indent: 4) }
    page.paragraph(row.cells[4].text(colored: false), .cyan, indent: 4)
  }

  private func renderRules(on page: inout Page) {
    guard !rules.isEmpty else { return }
    page.line()
    page.line(StyledText("RULES", .dim))
    for rule in rules {
      page.line(StyledText(rule.rule) + "  " + cited(rule.sources))
      if let note = rule.note { page.paragraph(note, .dim, indent: 4) }
    }
  }

  private func renderSources(on page: inout Page) {
    page.line()
    var table = Table([.init("SOURCE"), .init("DATE"), .init("TITLE")])
    for source in sources {
      table.row([StyledText(source.id, .cyan), StyledText(source.checkedOn), StyledText(source.title)])
    }
    let lines = table.lines(columns: nil)
    for (number, line) in lines.enumerated() {
      page.line(line)
      if number > 0, let url = sources[number - 1].url { page.line(StyledText("    " + url, .dim)) }
    }
  }

  /// Each source with its date: `gateway 2026-04-08`.
  private func cited(_ ids: [String]) -> StyledText {
    let words = ids.map { id in
      [id, sources.first { $0.id == id }?.checkedOn].compactMap(\.self).joined(separator: " ")
    }
    return StyledText(words.joined(separator: ", "), .cyan)
  }
}

extension ModelDiffDocument: Document {
  func render(on page: inout Page) {
    guard !differences.isEmpty else {
      return page.line(StyledText(left, .bold) + " and " + StyledText(right, .bold) + " accept the same.")
    }
    var table = Table([.init("WHAT"), .init(left, mayShrink: true), .init(right, mayShrink: true)])
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
