import GreenroomModel
import GreenroomTestSupport
import Testing

/// What is alike and what is not, on made-up hashes.
@Suite struct LookalikesTests {
  private static func clip(_ seed: UInt64, _ count: Int) -> [PictureHash?] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in PictureHash(bits: UInt64.random(in: .min ... .max, using: &random)) }
  }

  /// Another encode: a few bits of each moment differ.
  private static func encoded(_ moments: some Sequence<PictureHash?>, bits: Int = 2) -> [PictureHash?] {
    var random = SeededGenerator(seed: 99)
    return moments.map { moment in
      moment.map { hash in
        PictureHash(
          bits: (0..<bits).reduce(hash.bits) { bits, _ in
            bits ^ (1 << UInt64.random(in: 0..<64, using: &random))
          })
      }
    }
  }

  private func parts(_ first: [PictureHash?], _ second: [PictureHash?], _ strictness: Strictness = .normal)
    -> [ClipPart]
  {
    Lookalikes.find(in: [Likeness(moments: first), Likeness(moments: second)], strictness).compactMap {
      if case .pictures(let part) = $0.reason { part } else { nil }
    }
  }

  @Test func aPartOfAClipIsFoundWhereItIs() {
    let whole = Self.clip(1, 30)
    let part = parts(whole, Self.encoded(whole[6..<18]))
    #expect(part.map(\.start) == [3])
    #expect(part.map(\.end) == [9])
    #expect(part.map(\.part) == [1])
    #expect(part.map(\.isWhole) == [false])
    #expect(parts(Self.encoded(whole[6..<18]), whole).map(\.part) == [0])
  }

  @Test func anotherEncodeIsTheSameFromBeginningToEnd() {
    let whole = Self.clip(1, 30)
    #expect(parts(whole, Self.encoded(whole)).map(\.isWhole) == [true])
    #expect(parts(whole, Self.encoded(whole, bits: 20)).isEmpty)
  }

  @Test(arguments: Strictness.allCases)
  func theSameFirstSecondIsNoDuplicate(strictness: Strictness) {
    let black: [PictureHash?] = [nil, nil]
    #expect(parts(black + Self.clip(1, 10), black + Self.clip(2, 10), strictness).isEmpty)
    let logo = Self.clip(3, 2)
    #expect(parts(logo + Self.clip(1, 10), logo + Self.clip(2, 10), strictness).isEmpty)
    #expect(parts(logo + Self.clip(1, 10), logo + Self.clip(2, 40), strictness).isEmpty)
  }

  @Test func aBlackLeaderHidesNothing() {
    let whole = Self.clip(1, 10)
    #expect(parts(whole, [nil, nil, nil, nil] + Self.encoded(whole)).map(\.start) == [2])
  }

  @Test func clipsThatMeetAtTheirEndsOnlyAreNoDuplicates() {
    let whole = Self.clip(1, 40)
    #expect(parts(Array(whole[..<24]), Array(whole[16...])).isEmpty)
  }

  @Test func allBlackIsLikeNothing() {
    #expect(parts([nil, nil, nil], [nil, nil, nil]).isEmpty)
    #expect(Lookalikes.find(in: [Likeness(), Likeness()], .loose).isEmpty)
  }

  @Test(arguments: [(Strictness.strict, 4), (.normal, 8), (.loose, 12)])
  func picturesMayDifferByAsManyBitsAsThePresetSays(strictness: Strictness, most: Int) {
    let hash = UInt64(0x1234_5678_9ABC_DEF0)
    for bits in [most, most + 1] {
      let other = (0..<bits).reduce(hash) { $0 ^ (1 << UInt64($1 * 4)) }
      let items = [hash, other].map { Likeness(picture: PictureHash(bits: $0)) }
      #expect(Lookalikes.find(in: items, strictness).count == (bits == most ? 1 : 0))
    }
  }

  @Test func soundsAreFoundAcrossBitRatesAndCuts() {
    var random = SeededGenerator(seed: 4)
    let codes = (0..<200).map { _ in UInt32.random(in: .min ... .max, using: &random) }
    // At another bit rate one code in three differs in three bits.
    let other = codes.enumerated().map { $0 % 3 == 0 ? $1 ^ 0x0101_0010 : $1 }
    let part = Array(other[50..<120])
    let strange = (0..<200).map { _ in UInt32.random(in: .min ... .max, using: &random) }
    let silence = [UInt32](repeating: 627_964_279, count: 200)
    let items = [codes, other, part, strange, silence, silence].map { Likeness(sound: $0) }
    let found = Lookalikes.find(in: items, .normal)
    #expect(Set(found.map { [$0.first, $0.second] }) == [[0, 1], [0, 2], [1, 2]])
    guard case .sound(let first)? = found.first(where: { $0.second == 2 })?.reason else {
      Issue.record("no part was found")
      return
    }
    #expect(abs(first.start - 50 * 0.1238) < 0.1)
    #expect(first.part == 2)
  }

  @Test func groupsHangTogether() {
    let pairs = [(0, 1), (5, 6), (1, 4), (6, 5)].map { Resemblance($0, $1, .picture(bits: 0)) }
    #expect(Lookalikes.groups(pairs) == [[0, 1, 4], [5, 6]])
    #expect(Lookalikes.groups([]).isEmpty)
  }

  private static func picture(_ grey: (Int, Int) -> Int) -> PictureHash? {
    let side = PictureHash.side
    return PictureHash(
      grey: (0..<side * side).map { UInt8(clamping: grey($0 / side, $0 % side)) })
  }

  /// Their frequencies are noise, which would make them strangers to their own copies.
  @Test func aPictureWithoutDetailHasNoHash() {
    #expect(Self.picture { _, _ in 7 } == nil)
    #expect(Self.picture { _, column in column * 8 } == nil)
    #expect(
      Self.picture { row, column in 250 - (row - 16) * (row - 16) / 2 - (column - 16) * (column - 16) / 2 }
        == nil)
  }

  @Test func brightnessAndContrastLeaveTheHash() throws {
    func checkered(_ row: Int, _ column: Int) -> Int { (row / 5 * 7 + column / 3 * 11 + row * column) % 160 }
    let hash = try #require(Self.picture(checkered))
    let brighter = try #require(Self.picture { checkered($0, $1) * 9 / 10 + 20 })
    #expect(hash.distance(to: brighter) <= 2)
  }
}
