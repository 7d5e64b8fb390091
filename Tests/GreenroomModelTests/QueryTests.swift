import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct QueryTests {
  @Test(arguments: [
    ("", ""), ("   ", ""), ("hero", "hero"), ("two words", "two words"), ("\"two words\"", "\"two words\""),
    ("kind:VIDEO", "kind:video"), ("KIND:video", "kind:video"), ("-tag:old", "-tag:old"),
    ("tag:\"old town\"", "tag:\"old town\""), ("tag:小明", "tag:小明"), ("name:@hero", "name:hero"),
    ("name:her*", "name:her*"), ("name:\"her*\"", "name:\"her*\""), ("path:*.jpg", "path:*.jpg"),
    ("a,b", "a , b"), ("kind:image , kind:video tag:x", "kind:image , kind:video tag:x"),
    ("kind:image,kind:audio", "kind:image , kind:audio"), ("16:9", "\"16:9\""), ("*", "*"),
    ("say\\ \"q\\\"\\\\\"", "\"say\\\\\" \"q\\\"\\\\\""),
    ("fps:24", "fps:24"), ("fps:30000/1001", "fps:29.97002997002997"), ("dur:2..15", "dur:2..15"),
    ("dur:..1:30", "dur:..90"), ("dur:250ms..", "dur:0.25.."), ("dur:>=1.5min", "dur:>=90"),
    ("w:>=300", "w:>=300"), ("h:<1080px", "h:<1080"), ("w:=512", "w:512"),
    ("bytes:30MB", "bytes:30000000"), ("bytes:..50MiB", "bytes:..52428800"), ("bytes:>1kb", "bytes:>1000"),
    ("bytes:1GiB..2gb", "bytes:1073741824..2000000000"),
    ("ratio:16:9", "ratio:16:9"), ("ratio:9:16..16:9", "ratio:9:16..16:9"),
    ("ratio:0.4..2.5", "ratio:0.4..2.5"),
    ("added:7d..", "added:7d.."), ("added:..2W", "added:..2w"), ("added:2026-09", "added:2026-09"),
    ("added:>=2026-09-14", "added:>=2026-09-14"), ("added:2026-09-14T08:30Z..", "added:2026-09-14T08:30Z.."),
    ("rating:4..", "rating:4.."), ("used:0", "used:0"), ("used:>=2", "used:>=2"), ("used:7d..", "used:7d.."),
    ("unused:", "unused:"), ("unused:30d", "unused:30d"), ("fits:seedance-2.0", "fits:seedance-2.0"),
    ("origin:generated", "origin:generated"), ("skipped:", "skipped:"),
    ("skipped:file.* path:x", "skipped:file.* path:x"),
    ("set:*", "set:*"), ("codec:hevc", "codec:hevc"), ("container:mp4", "container:mp4"),
  ])
  func readsAndSpells(text: String, spelled: String) throws {
    let query = try Query(text)
    #expect(query.description == spelled)
    #expect(try Query(query.description) == query)
  }

  @Test func termsSideBySideAreOneGroupAndCommasPartGroups() throws {
    let query = try Query("kind:video -tag:old , hero")
    #expect(query.alternatives.map(\.count) == [2, 1])
    #expect(query.alternatives[0][1].isNegated)
    #expect(query.alternatives[0].map(\.column) == [1, 12])
    #expect(query.alternatives[1].map(\.column) == [23])
  }

  @Test(arguments: [
    (
      "knd:video", "Column 1 of the query: there is no field “knd”.\n  knd:video\n  ^",
      "Did you mean kind:? The fields are"
    ),
    (
      "duration:5", "Column 1 of the query: there is no field “duration”.\n  duration:5\n  ^",
      "Did you mean dur:?"
    ),
    (
      "kind:vide",
      "Column 6 of the query: after kind: image, video or audio is expected, not “vide”.\n  kind:vide\n       ^",
      "Did you mean kind:video?"
    ),
    (
      "小明 dur:x",
      "Column 8 of the query: after dur: a playing time such as 5, 2..15, >=1.5 or 1:30 is expected, not “x”."
        + "\n  小明 dur:x\n           ^", nil
    ),
    (
      "tag:", "Column 5 of the query: after tag: a word is expected, not nothing.\n  tag:\n      ^",
      "tag:* finds any."
    ),
    ("\"open", "Column 1 of the query: this quote is never closed.\n  \"open\n  ^", nil),
    ("\"a\"b", "Column 4 of the query: after a closing quote a space is expected.\n  \"a\"b\n     ^", nil),
    (
      "a - b", "Column 4 of the query: after “-” a word or a field is expected.\n  a - b\n     ^", "in quotes"
    ),
    (
      "a,", "Column 2 of the query: on both sides of a comma a term is expected.\n  a,\n   ^",
      "A comma means “or”"
    ),
    (
      "kind:image,video",
      "Column 12 of the query: after the comma a field is expected.\n  kind:image,video\n             ^",
      "write kind:video"
    ),
    (
      "added:>7d",
      "Column 7 of the query: after added: a time is expected, not “>7d”.\n  added:>7d\n        ^",
      "Write added:7d.. for the last seven days"
    ),
    (
      "skipped: kind:image",
      "Column 10 of the query: beside skipped: only words and path: are expected.\n  skipped: kind:image\n"
        + "           ^", "no facts"
    ),
  ])
  func aMistakePointsAtItsColumn(text: String, message: String, hint: String?) throws {
    let error = try #require(throws: GreenroomError.self) { try Query(text) }
    #expect(error.code == .invalidQuery)
    #expect(error.message == message)
    #expect((error.hint == nil) == (hint == nil))
    if let hint { #expect(error.hint?.contains(hint) == true, "\(error.hint ?? "")") }
  }

  @Test(arguments: [
    "dur:-5", "dur:inf", "dur:nan", "dur:0x10", "dur:..", "dur:1e999", "fps:24/0", "bytes:5XB", "w:1.5",
    "ratio:0",
    "ratio:1:0", "rating:6", "added:yesterday", "added:2026-13", "added:2026-02-29", "added:0000",
    "added:99999999999999999999d", "used:many", "unused:x", "fits:", ",a", "a,,b", "--a", "-", "from:",
    "from:@", "from:h o", "from:abc", "task:", "model:",
    "http://x",
    "-skipped:", "skipped: , kind:image", "dur:1:75",
  ])
  func refuses(text: String) {
    #expect(throws: GreenroomError.self) { try Query(text) }
  }

  @Test func aTooLongQueryIsRefused() {
    #expect(throws: GreenroomError.self) { try Query(String(repeating: "a", count: 4_001)) }
    #expect(throws: Never.self) { try Query(String(repeating: "a", count: 4_000)) }
  }

  @Test func fitsCanBeAskedForAndMapped() throws {
    let query = try Query("fits:quick -fits:old")
    #expect(query.fits.map(\.model) == ["quick", "old"])
    #expect(query.fits.map(\.column) == [1, 12])
    #expect(query.mapFits { "\($0)-1" }.description == "fits:quick-1 -fits:old-1")
  }
}

@Suite struct QueryPropertyTests {
  private static let pieces =
    [
      "kind:", "tag:", "name:", "dur:", "bytes:", "ratio:", "added:", "used:", "unused:", "fits:", "skipped:",
      "video", "image", "hero", "小明", "\"", "\\", "-", ",", " ", "\u{3000}", "*", "..", ">=", "<", "=", "7d",
      "2026-09", "16:9", "1e5", "0.5", "30MB", "@", ":", "e\u{301}", "👩‍👩‍👧", "\r\n", "\u{0}", "/", "%", "_",
    ]

  /// Whatever is typed either reads, and then spells itself so that it reads the same, or is refused with a
  /// caret under a column of it.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func anythingReadsOrIsRefused(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).map { _ in Self.piece(&generator) }.joined()
      do {
        let query = try Query(text)
        #expect(try Query(query.description) == query, "\(text.debugDescription) of seed \(seed)")
      } catch {
        #expect(error.code == .invalidQuery)
        #expect(error.message.hasSuffix("^"), "\(text.debugDescription) of seed \(seed)")
      }
    }
  }

  private static func piece(_ generator: inout SeededGenerator) -> String {
    if Int.random(in: 0..<6, using: &generator) == 0,
      let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator))
    {
      return String(scalar)
    }
    return pieces.randomElement(using: &generator) ?? ""
  }
}

@Suite struct QueryBoundsTests {
  @Test func whatIsAskedForExactlyHasATolerance() {
    let bounds = NumberBounds(.exactly(29.97), tolerance: NumberField.fps.tolerance)
    let rate = 30_000.0 / 1_001
    #expect(rate >= bounds.lower ?? .infinity && rate <= bounds.upper ?? 0)
    #expect(23.976 < NumberBounds(.exactly(24), tolerance: NumberField.fps.tolerance).lower ?? 0)
  }

  @Test func aStandardDefinitionWidescreenCountsAsSixteenToNine() throws {
    let query = try Query("ratio:16:9")
    guard case .ratio(let range) = query.alternatives[0][0].criterion else {
      Issue.record("ratio: reads as \(query.alternatives[0][0].criterion)")
      return
    }
    let bounds = QueryRatio.bounds(of: range)
    #expect(854.0 / 480 >= bounds.lower ?? .infinity && 854.0 / 480 <= bounds.upper ?? 0)
    #expect(16.0 / 10 < bounds.lower ?? 0)
  }

  /// 2026-09-14T00:00:00Z
  private static let now = Date(timeIntervalSince1970: 1_789_344_000)

  @Test(
    arguments: [
      ("7d..", -7 * 86_400, nil), ("7d", -7 * 86_400, nil), ("..2w", nil, -14 * 86_400),
      ("2w..1w", -14 * 86_400, -7 * 86_400), ("3h..30min", -10_800, -1_800), ("2026-09-14", 0, 86_400),
      ("2026-09", -13 * 86_400, 17 * 86_400), ("2026", -256 * 86_400, 109 * 86_400),
      (">2026-09-13", 0, nil), ("<=2026-09-13", nil, 0), ("<2026-09-14", nil, 0),
      ("2026-09-14T08:30Z", 30_600, 30_660), ("2026-09-14T08:30:15..", 30_615, nil),
      ("2024-02-29..2024-03-01", -928 * 86_400, -926 * 86_400),
    ] as [(String, Double?, Double?)])
  func timesAreReckonedFromNow(text: String, from: Double?, before: Double?) throws {
    let query = try Query("added:\(text)")
    guard case .added(let range) = query.alternatives[0][0].criterion else {
      Issue.record("added: reads as \(query.alternatives[0][0].criterion)")
      return
    }
    let bounds = TimeBounds(range, now: Self.now)
    #expect(bounds.from.map { $0.timeIntervalSince(Self.now) } == from)
    #expect(bounds.before.map { $0.timeIntervalSince(Self.now) } == before)
  }
}
