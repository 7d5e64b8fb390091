import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Every sentence that a check can say, as one text to be read aloud. `GREENROOM_RECORD=1` writes it anew.
@Suite struct MessageTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/messages.txt")

  @Test func everyMessageReadsAsRecorded() throws {
    let text = MessageScenes.all.map(Self.text).joined(separator: "\n")
    if ProcessInfo.processInfo.environment["GREENROOM_RECORD"] == "1" {
      try Data(text.utf8).write(to: Self.golden)
    }
    #expect(text == (try String(contentsOf: Self.golden, encoding: .utf8)))
  }

  @Test func everyFindingHasAMessageInTheGoldenText() {
    let said = Set(MessageScenes.all.flatMap { $0.report.findings.map(\.code) })
    #expect(CheckList.codes.subtracting(said).map(\.rawValue).sorted() == [])
  }

  @Test func everyMessageIsASentenceWithASourceAndARemedy() {
    for finding in MessageScenes.all.flatMap(\.report.findings) {
      #expect(finding.message.hasSuffix("."), "\(finding.message)")
      #expect(finding.remedy.hasSuffix(".") || finding.remedy.hasSuffix("?"), "\(finding.remedy)")
      #expect(finding.remedy.first?.isUppercase == true, "\(finding.remedy)")
      #expect(!finding.subject.isEmpty)
      if finding.code.rawValue.hasPrefix("file.") { continue }
      #expect(finding.source?.isEmpty == false, "\(finding.code): \(finding.message)")
    }
  }

  private static func text(_ scene: MessageScenes.Scene) -> String {
    let findings = scene.report.findings.map { finding in
      let numbers = [finding.measured, finding.limit].map { value in
        switch value {
        case .number(let number): Quantity(decimal: number)?.decimal(places: 6) ?? "\(number)"
        case .text(let text): "“\(text)”"
        case nil: "–"
        }
      }
      return """
          \(finding.severity) \(finding.code) \(finding.subject)
            \(finding.message)
            \(finding.remedy)
            [\(numbers.joined(separator: " | "))] \(finding.source ?? "–")
        """
    }
    return "# \(scene.what) (\(scene.report.model))\n" + findings.joined(separator: "\n") + "\n"
  }
}
