import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

/// Single lines, as gitignore(5) explains them.
@Suite struct IgnorePatternTests {
  @Test(arguments: [
    ("*.mov", "a.mov", true), ("*.mov", "deep/er/a.mov", true), ("*.mov", "a.mov.jpg", false),
    ("/a.jpg", "a.jpg", true), ("/a.jpg", "b/a.jpg", false), ("b/a.jpg", "b/a.jpg", true),
    ("b/a.jpg", "c/b/a.jpg", false), ("**/b/a.jpg", "c/d/b/a.jpg", true), ("**/a.jpg", "a.jpg", true),
    ("a/**/z", "a/z", true), ("a/**/z", "a/b/c/z", true), ("a/**/z", "ab/z", false),
    ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/*", "a/b/c", false), ("a/*", "a/b", true),
    ("?.jpg", "é.jpg", false), ("??.jpg", "é.jpg", true), ("[a-c].jpg", "b.jpg", true),
    ("[!a-c].jpg", "b.jpg", false), ("[]x].jpg", "].jpg", true), ("[[:digit:]]x", "7x", true),
    ("[[:nothing:]]x", "7x", false), ("[a", "[a", false), ("a\\", "a\\", false), ("\\#a", "#a", true),
    ("#a", "#a", false), ("\\!a", "!a", true), ("a\\*b", "a*b", true), ("a\\*b", "axb", false),
    ("a  ", "a", true), ("a\\ ", "a ", true), ("a\\ ", "a", false), ("a\t", "a", false), ("", "a", false),
    ("/", "a", false), ("!", "a", false), ("*", "a/b", true), ("x*y*z", "xyyzyz", true),
    ("x*y*z", "xyyzy", false), ("[^a]b", "cb", true), ("[a\\]]b", "]b", true), ("[z-a]b", "mb", false),
  ])
  func aLineMatches(line: String, path: String, expected: Bool) {
    #expect(matches(line, path, isFolder: false) == expected)
  }

  @Test func aSlashAtTheEndMeansFolders() {
    #expect(matches("b/", "a/b", isFolder: true))
    #expect(!matches("b/", "a/b", isFolder: false))
    #expect(matches("/a/b/", "a/b", isFolder: true))
  }

  /// Such a pattern takes many programs minutes.
  @Test func noPatternTakesLong() {
    let clock = ContinuousClock()
    let text = String(repeating: "a", count: 4_000)
    let took = clock.measure {
      #expect(!matches("/" + String(repeating: "*a", count: 60) + "b", text, isFolder: false))
      #expect(!matches(String(repeating: "**/a*/", count: 40) + "b", text, isFolder: false))
    }
    #expect(took < .seconds(5))
  }

  private func matches(_ line: String, _ path: String, isFolder: Bool) -> Bool {
    guard let pattern = IgnorePattern(line: Array(line.utf8)[...]) else { return false }
    return MediaPath(path).fileName.bytes.withUnsafeBytes {
      pattern.matches($0, isFolder: isFolder) { Array(path.utf8) }
    }
  }
}

/// The page that tells people the defaults tells all of them.
@Suite struct IgnoreDefaultsTests {
  @Test(arguments: IgnoreDefaults.groups.map(\.what))
  func theDefaultsAreInTheManual(what: String) throws {
    let manual = String(decoding: try Checkout.bytes("Docs/commands.md"), as: UTF8.self)
    let group = try #require(IgnoreDefaults.groups.first { $0.what == what })
    let row = "| \(what) | \(group.patterns.map { "`\($0)`" }.joined(separator: " ")) |"
    #expect(manual.contains(row), "\(row)")
  }
}
