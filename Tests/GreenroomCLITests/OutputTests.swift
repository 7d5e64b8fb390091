import Greenroom
import GreenroomModel
import Testing

@testable import GreenroomCLI

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("hero", 4), ("小明", 4), ("e\u{301}", 1), ("ｈ", 2), ("한", 2), ("→", 1), ("✓", 1), ("🎬", 2), ("⚠️", 2),
    ("…", 1),
    ("👩‍🚀", 2), ("", 0), ("ё", 1), ("ﾊﾝ", 2),
  ])
  func countsColumns(text: String, width: Int) { #expect(text.displayWidth == width) }
}

@Suite struct StyledTextTests {
  @Test func controlCharactersAreSpelt() {
    let name = StyledText("a\nb\u{1B}[2J\tc\u{202E}d", .bold)
    #expect(name.text(colored: false) == "a\\nb\\u{1B}[2J\\tc\\u{202E}d")
  }

  @Test func coloursOnlyWhereAsked() {
    let text = StyledText("ok", .green) + " plain"
    #expect(text.text(colored: true) == "\u{1B}[32mok\u{1B}[0m plain")
    #expect(text.text(colored: false) == "ok plain")
  }

  @Test(arguments: [
    ("short.jpg", 12, "short.jpg"), ("a/very/long/folder/hero.jpg", 14, "a/ver…hero.jpg"),
    ("素材素材素材.jpg", 9, "素材….jpg"),
  ])
  func shortensInTheMiddle(text: String, columns: Int, short: String) {
    let shortened = StyledText(text).shortened(to: columns)
    #expect(shortened.text(colored: false) == short)
    #expect(shortened.width <= columns)
  }
}

@Suite struct TableTests {
  @Test func linesUpWideCharacters() {
    var table = Table([.init("NAME"), .init("SIZE", .right), .init()])
    table.row(["小明", "9 kB", "x"])
    table.row(["hero", "120 kB", ""])
    let lines = table.lines(columns: nil).map { $0.text(colored: false) }
    #expect(lines == ["NAME    SIZE", "小明    9 kB  x", "hero  120 kB"])
  }

  @Test func theShrinkingColumnGivesWay() {
    var table = Table([.init(), .init(mayShrink: true)])
    table.row(["id", "a/very/long/path/to/a/file.jpg"])
    let lines = table.lines(columns: 20)
    #expect(lines.map(\.width) == [20])
    #expect(lines[0].text(colored: false).hasSuffix("file.jpg"))
  }
}

@Suite struct PageTests {
  @Test func breaksBetweenWordsAndWideCharacters() {
    var page = Page(columns: 30)
    page.paragraph("The clip plays 18.2 s, which is too long.", indent: 4, lead: "  ✗")
    page.paragraph("让小明走过来然后坐下再站起来走出去", indent: 4)
    #expect(
      page.text
        == """
          ✗ The clip plays 18.2 s,
            which is too long.
            让小明走过来然后坐下再站起
            来走出去

        """.replacing("          ✗", with: "  ✗").replacing("            ", with: "    "))
  }

  @Test func neverBreaksWhereNobodyReads() {
    var page = Page()
    page.paragraph(String(repeating: "word ", count: 60), indent: 2)
    #expect(page.text.split(separator: "\n").count == 1)
  }
}

@Suite struct AmountTests {
  @Test(
    arguments: [
      (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (1_234, "1.23 kB"), (12_340, "12.3 kB"),
      (999_499, "999 kB"),
      (999_500, "1 MB"), (3_145_728, "3.15 MB"), (5_000_000_000, "5 GB"), (.max, "9223372 TB"),
    ] as [(Int64, String)])
  func bytes(count: Int64, text: String) { #expect(Amount.bytes(count) == text) }

  @Test(arguments: [
    (0, "0 s"), (5.2, "5.2 s"), (5.238, "5.24 s"), (12.34, "12.3 s"), (59.94, "59.9 s"), (61, "1:01"),
    (600, "10:00"),
    (3_723, "1:02:03"), (.nan, "? s"), (-1, "? s"), (.infinity, "? s"),
  ])
  func seconds(value: Double, text: String) { #expect(Amount.seconds(value) == text) }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_200, "-1,200")])
  func counts(number: Int, text: String) { #expect(Amount.count(number) == text) }

  @Test func countsNouns() {
    #expect(Amount.count(1, "error") == "1 error")
    #expect(Amount.count(2, "error") == "2 errors")
    #expect(Amount.count(0, "audio file") == "0 audio files")
  }
}

@Suite struct ShownPathTests {
  private let page = Page(workingFolder: "/film/now")

  @Test(arguments: [
    ("/film/now/a/b.jpg", "a/b.jpg"), ("/film/nowhere/b.jpg", "/film/nowhere/b.jpg"), ("/b.jpg", "/b.jpg"),
    ("/film/now", "/film/now"),
  ])
  func isWhatCanBeTypedThere(path: String, shown: String) { #expect(page.shown(path) == shown) }

  @Test(arguments: [
    ("`ffmpeg -i /film/now/a.mov b.mov`.", "`ffmpeg -i a.mov b.mov`."),
    ("mv -n '/film/now/a b.jpg' '/film/now/a b.png'", "mv -n 'a b.jpg' 'a b.png'"),
    ("rm /film/now/-rf", "rm /film/now/-rf"), ("x/film/now/a", "x/film/now/a"),
    ("/film/now/a, and /film/nowhere/b", "a, and /film/nowhere/b"), ("nothing here", "nothing here"),
  ])
  func isShortInsideCommandsToo(text: String, shown: String) { #expect(page.shownInside(text) == shown) }

  @Test func inTheRootFolderNothingIsCut() {
    #expect(Page(workingFolder: "/").shown("/a.jpg") == "/a.jpg")
    #expect(Page(workingFolder: "/").shownInside("cat /a.jpg") == "cat /a.jpg")
  }
}
