import GreenroomModel
import Testing

@Suite struct QuantityTests {
  @Test func equalFractionsAreEqual() {
    #expect(Quantity(2_500, over: 1_000) == Quantity(decimal: 2.5))
    #expect(Quantity(Seconds(microseconds: 15_200_000)) == Quantity(decimal: 15.2))
    #expect(FrameRate(24, over: 1).map { Quantity($0) } == Quantity(24))
  }

  @Test func theSmallestDifferenceCounts() throws {
    let limit = try #require(Quantity(decimal: 15.2))
    #expect(Quantity(Seconds(microseconds: 15_200_001)) > limit)
    #expect(Quantity(Seconds(microseconds: 15_199_999)) < limit)
    let edge = try #require(Quantity(decimal: 2.5))
    #expect(try #require(Quantity(65_536, over: 26_214)) > edge)
    #expect(try #require(Quantity(65_534, over: 26_214)) < edge)
  }

  @Test func greatNumbersDoNotOverflow() throws {
    let rate = try #require(FrameRate(.max, over: 1))
    #expect(Quantity(rate) > Quantity(60))
    #expect(Quantity(Int64.min) < Quantity(rate))
    #expect(Quantity(rate).decimal(places: 6) == "9,223,372,036,854,775,807")
  }

  @Test func aRatioNeedsTwoSides() {
    #expect(Quantity(0, over: 5) == nil)
    #expect(Quantity(5, over: 0) == nil)
    #expect(Quantity(decimal: .infinity) == nil)
    #expect(Quantity(decimal: 1e300) == nil)
  }

  @Test(
    arguments: [
      (1_234_567, 1, 0, "1,234,567"), (1, 3, 3, "0.333"), (2, 3, 3, "0.667"), (5, 2, 3, "2.5"),
      (24_000, 1_001, 3, "23.976"), (-5, 2, 1, "-2.5"), (-1, 3, 0, "0"), (999_999, 1_000_000, 3, "1"),
      (1, 2, 0, "1"), (1_005, 1_000, 2, "1.01"),
    ] as [(Int64, Int64, Int, String)])
  func writesDecimals(numerator: Int64, denominator: Int64, places: Int, text: String) throws {
    let quantity = try #require(
      numerator > 0
        ? FrameRate(numerator, over: denominator).map { Quantity($0) }
        : Quantity(decimal: Double(numerator) / Double(denominator)))
    #expect(quantity.decimal(places: places) == text)
  }

  @Test func showsWhatTellsTwoNumbersApart() throws {
    let limit = try #require(Quantity(decimal: 15.2))
    let over = Quantity(Seconds(microseconds: 15_200_001))
    #expect(over.decimal(places: 2, apartFrom: limit) == "15.200001")
    #expect(over.decimal(places: 2, apartFrom: over) == "15.2")
    let hair = Quantity(try #require(FrameRate(60_000_000_001, over: 1_000_000_000)))
    #expect(hair.decimal(places: 3, apartFrom: Quantity(60)) == "60000000001/1000000000")
  }

  @Test(
    arguments: [
      (Unit.bytes, 34_100_000, "34.1 MB (34,100,000 bytes)"),
      (.bytes, 31_457_280, "30 MiB (31,457,280 bytes)"),
      (.bytes, 31_457_281, "31.5 MB (31,457,281 bytes)"), (.bytes, 12_345, "12,345 bytes"),
      (.bytes, 0, "0 bytes"),
      (.seconds, 5, "5 s"), (.pixels, 6_048, "6048 px"), (.area, 407_040, "407,040 pixels"),
      (.framesPerSecond, 24, "24 fps"), (.bits, 16, "16 bits"), (.plain, 9, "9"),
    ] as [(Unit, Int64, String)])
  func everyUnitIsWrittenItsWay(unit: Unit, number: Int64, text: String) {
    #expect(unit.text(Quantity(number)) == text)
  }
}

@Suite struct SpanTests {
  @Test func closedEndsBelong() {
    let span = Span(least: Quantity(2), greatest: Quantity(15))
    #expect(span.side(of: Quantity(1)) == .below(Quantity(2)))
    #expect(span.contains(Quantity(2)) && span.contains(Quantity(15)))
    #expect(span.side(of: Quantity(16)) == .above(Quantity(15)))
  }

  @Test func openEndsDoNot() {
    let span = Span(least: Quantity(2), greatest: Quantity(15), leastIsOpen: true, greatestIsOpen: true)
    #expect(span.side(of: Quantity(2)) == .below(Quantity(2)))
    #expect(span.side(of: Quantity(15)) == .above(Quantity(15)))
    #expect(span.contains(Quantity(3)) && span.contains(Quantity(14)))
  }

  @Test func singleNumbersStandBesideASpan() {
    let span = Span(least: Quantity(4), greatest: Quantity(30), also: [Quantity(0)])
    #expect(span.contains(Quantity(0)) && !span.contains(Quantity(1)) && !span.contains(Quantity(-1)))
    #expect(span.text == "4 … 30 or 0")
  }
}

@Suite struct LimitTests {
  private static let sources = [ProfileSource(id: "a", title: "A", url: nil, checkedOn: "2026-04")]

  private static func claim(_ least: Int64?, _ greatest: Int64?) -> Limit<Span>.Claim {
    .init(Span(least: least.map { Quantity($0) }, greatest: greatest.map { Quantity($0) }), sources: sources)
  }

  @Test(
    arguments: [(9, nil), (10, nil), (11, .undocumented), (12, .undocumented), (13, .refused)]
      as [(Int64, Breach<Span>.Kind?)])
  func betweenDocumentedAndEnforcedWarns(value: Int64, kind: Breach<Span>.Kind?) {
    let limit = Limit(documented: Self.claim(nil, 10), enforced: Self.claim(nil, 12))
    let breach = limit.breach { $0.contains(Quantity(value)) }
    #expect(breach?.kind == kind)
    #expect(breach?.severity == (kind == .undocumented ? .warning : kind == nil ? nil : .error))
  }

  @Test(
    arguments: [(7, nil), (8, .disputed), (10, .disputed), (11, .refused)] as [(Int64, Breach<Span>.Kind?)])
  func betweenTwoDocumentsWarns(value: Int64, kind: Breach<Span>.Kind?) {
    let limit = Limit(documented: Self.claim(nil, 10), disputed: Self.claim(nil, 7))
    #expect(limit.breach { $0.contains(Quantity(value)) }?.kind == kind)
  }

  @Test func adviceNeverFails() {
    let limit = Limit(documented: Self.claim(nil, 10), severity: .warning)
    #expect(limit.breach { $0.contains(Quantity(11)) }?.severity == .warning)
  }
}
