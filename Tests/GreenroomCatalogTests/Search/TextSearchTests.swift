import Foundation
import GRDB
import GreenroomModel
import Testing

@testable import GreenroomCatalog

/// Words as people write them, in any script.
@Suite struct TextSearchTests {
  @Test(arguments: [
    ("Café au lait", "cafe", true), ("cafe", "Café", true), ("e\u{301}te\u{301}", "été", true),
    ("ete", "ÉTÉ", true), ("ＡＢＣ１２", "abc12", true), ("abc", "ＡＢＣ", true), ("Straße", "strasse", true),
    ("STRASSE", "straße", true), ("ΣΊΣΥΦΟΣ", "σισυφος", true), ("İstanbul", "istanbul", true),
    ("ﬁlm", "film", true), ("ёлка", "елка", true), ("小明走路", "小明", true), ("小明走路", "明走", true),
    ("小明走路", "路", true), ("小明走路", "小走", false), ("ｶﾀｶﾅ", "カタカナ", true), ("ガラス", "カラス", false),
    ("각", "가", false), ("किताब", "क", true), ("किताब", "काताब", false), ("👩‍🚀 moon", "👩‍🚀", true),
    ("👩‍🚀 moon", "🚀", true), ("❤️", "❤", true), ("❤", "❤️", true), ("a\u{3000}b\nc", "a b c", true),
    ("a\u{A0}b", "\"a b\"", true), ("ab", "a b", false), ("so\u{AD}ft", "soft", true), ("100%", "0%", true),
    ("say \"\u{301}x", "\"\\\"\u{301}x\"", true),
  ])
  func aWordFinds(note: String, word: String, isFound: Bool) throws {
    let library = try TestLibrary()
    try library.index(TestFile("/zz.zz", content: 1))
    let asset = try library.key("/zz.zz")
    try library.catalog.write { try $0.run("UPDATE asset SET note = ? WHERE pk = ?", note, asset) }
    let query = word.contains(" ") && !word.hasPrefix("\"") ? "\"\(word)\"" : word
    #expect(try library.catalog.find(try Query(query), now: Date()).total == (isFound ? 1 : 0))
  }

  @Test func nothingIsFoundAcrossTwoValues() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1))
    let asset = try library.key("/m/a.jpg")
    _ = try library.catalog.setName(try AssetName("left"), of: asset)
    _ = try library.catalog.add(tags: ["right", "wrong"], to: [asset])
    for (query, total) in [
      ("left", 1), ("right", 1), ("leftright", 0), ("l*t", 1), ("l*right", 0), ("r*t w*g", 1),
      ("right*wrong", 0),
      ("jpgright", 0),
    ] {
      #expect(try library.catalog.find(try Query(query), now: Date()).total == total, "\(query)")
    }
  }

  @Test func theBestComesFirst() throws {
    let library = try TestLibrary()
    let files = [
      "/hero/z.jpg", "/m/superhero1.jpg", "/m/hero 2.jpg", "/m/tagged.jpg", "/m/named.jpg", "/m/none.jpg",
    ]
    try library.index(files.enumerated().map { TestFile($1, content: UInt64($0 + 1)) })
    _ = try library.catalog.add(tags: ["hero"], to: [try library.key("/m/tagged.jpg")])
    _ = try library.catalog.setName(try AssetName("hero"), of: try library.key("/m/named.jpg"))
    let sort = try AssetOrder("relevance")
    let page = try library.catalog.find(try Query("HERO"), sort: sort, now: Date())
    #expect(
      page.assets.compactMap { $0.path?.fileName.text }
        == ["named.jpg", "tagged.jpg", "hero 2.jpg", "superhero1.jpg", "z.jpg"])
    #expect(page.order == sort)
  }

  @Test(arguments: ["", "kind:image", "-hero"])
  func withoutAWordThereIsNothingToRankBy(query: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    let page = try library.catalog.find(try Query(query), sort: try AssetOrder("relevance"), now: Date())
    #expect(page.order == .newestFirst)
    #expect(!page.assets.isEmpty)
  }

  @Test func anOlderCatalogIsFilledAsItIsBroughtUpToDate() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.write { database in
      try database.execute(
        sql: """
          DELETE FROM searchText;
          DELETE FROM listedAssets;
          INSERT INTO searchToken (searchToken) VALUES ('delete-all');
          INSERT INTO searchDirty SELECT pk FROM asset;
          """)
    }
    #expect(try library.catalog.find(try Query("西湖"), now: Date()).total == 1)
    #expect(try library.catalog.find(.everything, limit: 1, now: Date()).total == 7)
  }
}
