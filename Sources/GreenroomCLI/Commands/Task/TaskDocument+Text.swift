import Foundation
import Greenroom
import GreenroomModel

extension TaskDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText(id, .bold) + "  " + stateWords + StyledText("  \(model) · \(profile)", .dim))
    if let prompt { page.paragraph(prompt, indent: 2) }
    var table = Table(indent: 2, [.init(), .init(mayShrink: true)])
    for (name, value) in facts { table.row([StyledText(name, .dim), StyledText(value)]) }
    page.table(table)
    if let error {
      page.paragraph(error.message, indent: 2, lead: StyledText("! ", .red))
      if let hint = error.hint { page.paragraph(hint, .dim, indent: 4) }
    }
    for event in history ?? [] {
      let detail = event.detail.map { "  " + $0 } ?? ""
      page.paragraph(
        "\(event.state.rawValue)\(detail)", .dim, indent: 24,
        lead: StyledText("  \(Timestamp.text(event.at))  ", .dim))
    }
  }

  private var facts: [(String, String)] {
    [
      ("request", request), ("gateway", taskId ?? ""), ("says", gatewayStatus ?? ""),
      ("clip", result.clip?.text ?? ""), ("last frame", result.lastFrame?.text ?? ""),
      ("link ends", isWaiting ? expiresAt.map(Timestamp.text) ?? "" : ""), ("cost", cost?.compactText ?? ""),
    ].filter { !$0.1.isEmpty }
  }

  private var isWaiting: Bool { state == .completed || state == .downloading || state == .expired }

  fileprivate var stateWords: StyledText {
    let percent = progress.flatMap { progress in
      state == .processing || state == .queued ? " \(Int((progress * 100).rounded())) %" : nil
    }
    let text = state.rawValue + (percent ?? "")
    return switch state {
    case .done: StyledText(text, .green)
    case .failed, .expired: StyledText(text, .red)
    case .unknown: StyledText(text, .yellow)
    case .cancelled: StyledText(text, .dim)
    default: StyledText(text, .cyan)
    }
  }
}

extension TasksDocument: Document {
  func render(on page: inout Page) {
    guard !tasks.isEmpty else { return page.line(StyledText("No tasks.", .dim)) }
    var table = Table([
      .init("ID"), .init("STATE"), .init("MODEL"), .init("MADE"), .init("CLIP"),
      .init("PROMPT", mayShrink: true),
    ])
    for task in tasks {
      table.row([
        StyledText(task.id, .bold), task.stateWords, StyledText(task.model),
        StyledText(Timestamp.text(task.createdAt), .dim), StyledText(task.result.clip?.text ?? ""),
        StyledText(task.prompt ?? ""),
      ])
    }
    page.table(table)
    for task in tasks {
      guard let error = task.error else { continue }
      page.paragraph(error.message, indent: 2, lead: StyledText("\(task.id): ", .bold))
      if let hint = error.hint { page.paragraph(hint, .dim, indent: 4) }
    }
    if tasks.count < total {
      page.line(StyledText("\(Amount.count(tasks.count)) of \(Amount.count(total, "task"))", .dim))
    }
  }
}

extension SubmitDocument: Document {
  func render(on page: inout Page) {
    for request in requests {
      request.render(on: &page)
      page.line()
    }
    page.line(StyledText("\(question.dropLast()).", .bold))
  }

  /// What a person is asked before money moves.
  var question: String {
    let seconds = outputSeconds > 0 ? ", \(Int(outputSeconds)) s of clips" : ""
    return "\(Amount.count(requests.count, "task"))\(seconds), to be paid for at \(profile) (\(baseURL))?"
  }
}
