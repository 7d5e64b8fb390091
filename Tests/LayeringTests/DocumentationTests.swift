import Foundation
import Testing

/// What a program can tell of whether the pages are true.
@Suite struct DocumentationTests {
  @Test func linksLeadSomewhere() {
    let broken = Page.all.flatMap { page in
      page.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/).map { String($0.1) }
        .filter { !$0.contains("://") && !page.exists($0) }.map { "\(page.path): \($0)" }
    }
    #expect(broken.isEmpty, "\(broken.under("A link leads nowhere:"))")
  }

  @Test func namedFilesAreThere() {
    let broken = Page.all.flatMap { page in
      page.matches(of: /`((?:Sources|Tests|Assets|Scripts|Docs|Benchmarks)\/[A-Za-z0-9_+\/.-]+)`/)
        .map { String($0.1) }.filter { !Page.existsInRoot($0) }.map { "\(page.path): \($0)" }
    }
    #expect(broken.isEmpty, "\(broken.under("A page names a file that is not there:"))")
  }

  @Test func everyFindingCodeIsExplained() throws {
    let page = try #require(Page.all.first { $0.path == "Docs/findings.md" })
    let source = try #require(
      SourceTree.sources.first { $0.path == "Sources/GreenroomModel/Findings/FindingCode.swift" })
    let codes = Set(source.tokens.filter { $0.kind == .text && $0.text.contains(".") }.map(\.text))
    let explained = Set(page.matches(of: /`([a-z]+\.[a-z_]+)`/).map { String($0.1) })
    #expect(!codes.isEmpty)
    #expect(codes.subtracting(explained).isEmpty, "not in Docs/findings.md")
    #expect(explained.subtracting(codes).isEmpty, "no longer in the code")
  }

  @Test func everyTargetIsInTheArchitecture() throws {
    let page = try #require(Page.all.first { $0.path == "Docs/architecture.md" })
    let missing = SourceTree.targets.filter { !page.text.contains("`\($0)`") }
    #expect(missing.isEmpty)
  }

  @Test func everyDecisionIsInTheList() throws {
    let list = try #require(Page.all.first { $0.path == "Docs/decisions/README.md" })
    let missing = Page.all.map(\.path).filter { $0.hasPrefix("Docs/decisions/0") }
      .filter { !list.text.contains("(\($0.split(separator: "/").last ?? ""))") }
    #expect(missing.isEmpty)
  }
}

/// A Markdown page of the package.
private struct Page: Sendable {
  /// From the package's root.
  let path: String
  let text: String

  static let all: [Page] = {
    let folders = ["Docs", "Assets", "Benchmarks"].flatMap { folder in
      let names = FileManager.default.enumerator(
        atPath: SourceTree.root.appending(path: folder).path(percentEncoded: false))
      return (names?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }
    let pages = folders.filter { $0.hasSuffix(".md") && !$0.contains("/.venv") && !$0.contains("/corpus/") }
    return (["README.md", "CHANGELOG.md"] + pages.sorted()).compactMap { path in
      let text = try? String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
      return text.map { Page(path: path, text: $0) }
    }
  }()

  func matches<Output>(of pattern: Regex<Output>) -> [Regex<Output>.Match] { text.matches(of: pattern) }

  /// Whether a link of this page leads to a file.
  func exists(_ link: String) -> Bool {
    let page = SourceTree.root.appending(path: path)
    let target = page.deletingLastPathComponent().appending(path: link).standardized
    return FileManager.default.fileExists(atPath: target.path(percentEncoded: false))
  }

  static func existsInRoot(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path(percentEncoded: false))
  }
}
