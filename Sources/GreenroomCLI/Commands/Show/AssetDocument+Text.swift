import Foundation
import Greenroom
import GreenroomModel

extension AssetDocument: Document {
  func render(on page: inout Page) {
    renderHeading(on: &page)
    page.line()
    page.table(properties(on: page))
    if let embedded { said(embedded, "embedded", on: &page) }
    for file in beside { said(file.says, "\(file.kind) \(page.shown(file.path))", on: &page) }
    section("facts", facts, on: &page)
    section("sound", measured, on: &page)
    section("fits", fits, on: &page)
    section("locations", located(on: page), on: &page)
    section("sets", sets.map { [StyledText($0.name), StyledText($0.handle ?? "", .bold)] }, on: &page)
    section("requests", requests.map(row), on: &page)
    section("lineage", ancestry, on: &page)
  }

  private func renderHeading(on page: inout Page) {
    let title = asset.name.map { StyledText("@" + $0, .bold, .cyan) + " " } ?? ""
    page.line(title + StyledText(asset.id.text, .bold) + StyledText("  " + FactsLine.text(asset.facts), .dim))
  }

  private func properties(on page: Page) -> Table {
    var table = Table(indent: 2, [.init(), .init()])
    func row(_ key: String, _ value: String?) {
      if let value { table.row([StyledText(key, .dim), StyledText(value)]) }
    }
    row("path", asset.path.map(page.shown) ?? "missing")
    row("kind", asset.kind.rawValue)
    row("size", "\(Amount.bytes(asset.bytes)) (\(Amount.count(Int(asset.bytes))) bytes)")
    row("sha256", asset.sha256)
    row("origin", asset.origin.rawValue)
    row("tags", asset.tags.isEmpty ? nil : asset.tags.joined(separator: ", "))
    row("rating", asset.rating.map { String(repeating: "★", count: $0) })
    row("picked", asset.isPicked.map { $0 ? "yes" : "rejected" })
    row("trash", asset.isTrashed ? "in it (greenroom trash restore \(asset.id))" : nil)
    row("note", asset.note)
    row("added", asset.addedAt.map(Timestamp.text))
    return table
  }

  private func section(_ title: String, _ rows: [[StyledText]], on page: inout Page) {
    guard let columns = rows.first?.count else { return }
    page.line()
    page.line(StyledText(title, .bold))
    var table = Table(indent: 2, Array(repeating: .init(), count: columns))
    for row in rows { table.row(row) }
    page.table(table)
  }

  /// Texts may be long and are broken between words.
  private func said(_ result: EmbeddedResult, _ title: String, on page: inout Page) {
    page.line()
    page.line(StyledText(title, .bold))
    let width = result.rows.map(\.name.count).max() ?? 0
    for row in result.rows {
      let lead = StyledText("  ") + StyledText(row.name, .dim)
      let lines = row.value.split(whereSeparator: \.isNewline)
      for (number, line) in lines.enumerated() {
        page.paragraph(String(line), indent: width + 4, lead: number == 0 ? lead : "")
      }
    }
  }

  /// Every fact that is known, by the name that scripts use.
  private var facts: [[StyledText]] {
    guard case .object(let members)? = try? DocumentEncoder.value(of: asset.facts) else { return [] }
    return members.filter { $0.value != .null }.map { member in
      [StyledText(member.key, .dim), StyledText(member.value.words)]
    }
  }

  private var measured: [[StyledText]] {
    guard let sound else { return [] }
    let silences = sound.silences.map {
      "\(Amount.decimal($0.start, places: 1)) to \(Amount.decimal($0.end, places: 1)) s"
    }
    let rows: [(String, String?)] = [
      ("loudness", sound.loudness.map { "\(Amount.decimal($0, places: 1)) LUFS" }),
      ("true peak", sound.truePeak.map { "\(Amount.decimal($0, places: 1)) dBTP" }),
      ("silence", silences.isEmpty ? nil : silences.joined(separator: ", ")),
    ]
    return rows.compactMap { name, value in value.map { [StyledText(name, .dim), StyledText($0)] } }
  }

  private var fits: [[StyledText]] {
    asset.fits.entries.map {
      [Mark.of($0.verdict) + " " + StyledText($0.model), StyledText($0.verdict.rawValue, .dim)]
    }
  }

  private func located(on page: Page) -> [[StyledText]] {
    locations.map { location in
      let state = location.state == "present" ? StyledText("") : StyledText(location.state, .yellow)
      return [
        StyledText(page.shown(location.path)), state,
        StyledText(location.seenAt.map(Timestamp.text) ?? "", .dim),
      ]
    }
  }

  private func row(_ use: Use) -> [StyledText] {
    [
      StyledText(use.id, .bold), StyledText(use.handle ?? ""), StyledText(use.model),
      StyledText(use.createdAt.map(Timestamp.text) ?? "", .dim),
    ]
  }

  private var ancestry: [[StyledText]] {
    lineage.madeBy.map { [StyledText("made by", .dim), StyledText("task \($0.task)  \($0.model)")] }
      + lineage.madeFrom.map { [StyledText("made from", .dim), StyledText($0.text)] }
      + lineage.madeInto.map { [StyledText("made into", .dim), StyledText($0.text)] }
  }
}

extension JSONValue {
  /// A single value as people read it: text without quotes.
  fileprivate var words: String {
    switch self {
    case .string(let text): text
    case .bool(let value): value ? "yes" : "no"
    case .number(let value): Amount.decimal(value, places: 6)
    default: compactText
    }
  }
}
