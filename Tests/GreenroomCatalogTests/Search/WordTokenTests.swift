import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

/// What the text index keeps of words, and what it is asked for.
@Suite struct WordTokenTests {
  @Test(
    arguments: [
      ("her", []),
      ("hero", ["hero"]),
      ("a_hero.png", ["hero"]),
      ("heroes", ["hero", "eroe", "roes", "\u{1D}\u{1D}heroe", "\u{1D}\u{1D}heroes"]),
      ("一二三四五", ["一二三四", "二三四五", "\u{1D}\u{1D}一二三四五"]),
      (
        "0123456789x",
        [
          "0123", "1234", "2345", "3456", "4567", "5678", "6789", "789x", "\u{1D}\u{1D}01234",
          "\u{1D}\u{1D}012345", "\u{1D}\u{1D}0123456", "\u{1D}\u{1D}01234567", "\u{1D}\u{1D}012345678",
          "\u{1D}\u{1D}0123456789",
        ]
      ),
      ("hero\u{2}hero", ["hero"]),
    ] as [(String, [String])])
  func aTextHasTheseTokens(text: String, tokens: [String]) {
    #expect(WordToken.all(in: text).map(\.text).sorted() == tokens.sorted())
  }

  @Test(
    arguments: [
      ("her", []),
      ("hero", ["hero"]),
      ("heroe", ["hero", "eroe"]),
      ("heroines", ["hero", "ines"]),
      ("heroinesx", ["hero", "ines", "nesx"]),
      ("_hero.b", ["hero"]),
      ("hero shot", ["hero", "shot"]),
      ("一二三四五", ["一二三四", "二三四五"]),
    ] as [(String, [String])])
  func aPieceIsCoveredByAsFewAsCan(piece: String, tokens: [String]) {
    #expect(WordToken.covering(piece).map(\.text) == tokens)
  }

  @Test(arguments: [
    ("her", false), ("hero", true), ("heroe", false), ("her.", false), ("小明走路", true), ("é́ab", true),
  ])
  func fourCharactersOfAWordAreSure(piece: String, isSure: Bool) {
    #expect(WordToken.isWhole(piece) == isSure)
  }

  /// Nothing that is there is missed, wherever a piece is cut out of a text.
  @Test(arguments: UInt64(0)..<50)
  func everyPieceOfATextIsCoveredByItsTokens(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab0é小明_./ ".unicodeScalars)
    let scalars = (0..<60).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
    let text = String(String.UnicodeScalarView(scalars))
    let tokens = WordToken.all(in: text)
    for start in scalars.indices {
      for end in (start + 1)...scalars.count {
        let piece = String(String.UnicodeScalarView(scalars[start..<end]))
        #expect(tokens.isSuperset(of: WordToken.covering(piece)), "\(piece) in \(text)")
      }
    }
  }
}
