import Foundation
import Greenroom
import GreenroomModel

extension StageDocument: Document {
  func render(on page: inout Page) {
    if objects.isEmpty, refused.isEmpty, failures.isEmpty { page.line(StyledText(nothing, .dim)) }
    if !objects.isEmpty { page.table(table(on: page)) }
    for check in refused {
      page.line()
      check.render(on: &page)
    }
    if !failures.isEmpty { page.line() }
    for failure in failures { render(failure, on: &page) }
    guard action != .list, !(objects.isEmpty && refused.isEmpty && failures.isEmpty) else { return }
    page.line()
    page.line(summary)
  }

  private var nothing: String {
    switch action {
    case .push: "Nothing was staged."
    case .list:
      "Nothing is staged yet. `greenroom stage push FILE` puts a file where the gateway can fetch it."
    case .verify: "Nothing is staged in \(backend ?? "any store")."
    case .renew: "Nothing has to be renewed."
    }
  }

  private func table(on page: Page) -> Table {
    var table = Table([
      .init(), .init("ID"), .init("WHAT", mayShrink: true), .init("SIZE", .right), .init("ENDS"),
      .init("VERIFIED"), .init(action == .list ? "STORE" : "URL", mayShrink: true),
    ])
    for object in objects {
      let what = object.name.map { "@" + $0 } ?? object.path.map(page.shown) ?? object.key
      table.row([
        mark(object), StyledText(object.id?.text ?? "–", .bold), StyledText(what),
        StyledText(Amount.bytes(object.bytes)), ends(object),
        StyledText(object.verifiedAt.map(Timestamp.text) ?? "no", .dim),
        StyledText(action == .list ? object.backend : shownURL(object), .dim),
      ])
    }
    return table
  }

  private func mark(_ object: Object) -> StyledText {
    switch action {
    case .push where isDryRun: StyledText(object.reused ? "reused" : "would send", .dim)
    case .push: StyledText(object.reused ? "reused" : "sent", object.reused ? .dim : .green)
    case .verify: StyledText("right", .green)
    case .renew: StyledText(isDryRun ? "due" : "renewed", .green)
    case .list: StyledText("")
    }
  }

  private func ends(_ object: Object) -> StyledText {
    guard let expiry = object.effectiveExpiry else {
      return StyledText(object.requestedExpiry == nil ? "never" : "–", .dim)
    }
    let left = TimeSpan(from: Date(), to: expiry)
    return left.seconds > 0 ? StyledText("in " + left.words) : StyledText("ended", .yellow)
  }

  /// A table is no place for a signature: --urls and --json give the whole.
  private func shownURL(_ object: Object) -> String { object.url.map { LiveURL($0).redacted } ?? "" }

  private func render(_ failure: Failure, on page: inout Page) {
    let what = failure.path.map(page.shown) ?? failure.id?.text ?? failure.key ?? ""
    page.paragraph(failure.message, indent: 2, lead: StyledText("✗ \(what): ", .bold, .red))
    if let hint = failure.hint { page.paragraph(hint, indent: 4, lead: StyledText("→ ", .cyan)) }
  }

  private var summary: StyledText {
    let sent = objects.filter { !$0.reused }
    var words: [String] = []
    switch action {
    case .push:
      words.append("\(Amount.count(sent.count)) \(isDryRun ? "to send" : "sent")")
      words.append("\(Amount.count(objects.count - sent.count)) reused")
    case .verify: words.append("\(Amount.count(objects.count)) right")
    case .renew: words.append("\(Amount.count(objects.count)) \(isDryRun ? "due" : "renewed")")
    case .list: break
    }
    if !refused.isEmpty { words.append("\(Amount.count(refused.count)) refused by the preflight") }
    if !failures.isEmpty { words.append("\(Amount.count(failures.count)) failed") }
    return StyledText(words.joined(separator: " · "), .bold) + StyledText("  " + (backend ?? ""), .dim)
  }
}

/// URLs alone, for the next command of a pipe. As JSON the document itself, which has them too.
struct StageURLs: Document {
  let document: StageDocument

  init(_ document: StageDocument) { self.document = document }

  func encode(to encoder: any Encoder) throws { try document.encode(to: encoder) }

  func render(on page: inout Page) {
    for url in document.objects.compactMap(\.url) { page.verbatim(url) }
  }
}
