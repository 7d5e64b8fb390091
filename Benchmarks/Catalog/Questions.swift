import Foundation
import GreenroomCatalog
import GreenroomModel

/// What people ask of a catalog, each many times over: a page of a hundred with the total, as `find` gives it.
struct Questions {
  let catalog: Catalog

  func run() throws {
    var library = SyntheticCatalog()
    Figures.printHead()
    try pages()
    let longWords = library.words.filter { $0.utf8.count >= 6 && $0.utf8.allSatisfy { $0 < 0x80 } }
    let questions: [(String, AssetOrder, (inout SyntheticCatalog) -> String)] = [
      ("word", .newestFirst, { $0.anyWord() }),
      ("word, common ones more often", .newestFirst, { $0.word() }),
      ("prefix of 4", .newestFirst, { String($0.anyWord().prefix(4)) }),
      ("word behind a separator", .newestFirst, { "_\($0.anyWord())" }),
      ("prefix of 3", .newestFirst, { String($0.word().prefix(3)) }),
      ("prefix of 2", .newestFirst, { String($0.word().prefix(2)) }),
      ("any letter", .newestFirst, { String($0.word().prefix(1)) }),
      ("two words", .newestFirst, { "\($0.word()) \($0.word())" }),
      ("part of a word", .newestFirst, { String(longWords[$0.number(below: longWords.count)].dropFirst(2)) }),
      ("six digits", .newestFirst, { "\(100_000 + $0.number(below: 800_000))" }),
      ("nothing found", .newestFirst, { "zqx\($0.word())" }),
      ("tag", .newestFirst, { "tag:\($0.tag())" }),
      ("kind", .newestFirst, { _ in "kind:video" }),
      ("prefix of 3 + tag", .newestFirst, { "\($0.word().prefix(3)) tag:\($0.tag())" }),
      ("two tags + kind", .newestFirst, { "tag:\($0.tag()) tag:\($0.tag()) kind:image" }),
      ("word, -tag, kind, dur", .newestFirst, { "\($0.word()) -tag:\($0.tag()) kind:video dur:2..15" }),
      ("path", .newestFirst, { "path:library/\($0.word())/" }),
      ("word, ranked", AssetOrder(.relevance, isDescending: true), { $0.word() }),
      ("prefix of 3, ranked", AssetOrder(.relevance, isDescending: true), { String($0.word().prefix(3)) }),
      ("word by size", AssetOrder(.bytes, isDescending: true), { $0.word() }),
    ]
    for (name, order, question) in questions {
      try Figures.measure(name, wanted: Self.wanted[name]) { _ in
        let query = try Query(question(&library))
        return { try catalog.find(query, sort: order, limit: 100, now: Date()).total }
      }
    }
  }

  /// Milliseconds at the 99th percentile.
  private static let wanted = [
    "word": 20.0, "prefix of 4": 20, "prefix of 3": 20, "tag": 20, "prefix of 3 + tag": 50,
    "two tags + kind": 50, "word, ranked": 150, "prefix of 3, ranked": 150,
  ]

  /// Page after page of everything.
  private func pages() throws {
    var cursor: String?
    try Figures.measure("keyset page", wanted: 20) { _ in
      {
        let page = try catalog.find(.everything, limit: 100, after: cursor, now: Date())
        cursor = page.next
        return page.total
      }
    }
  }
}
