import Testing

@testable import GreenroomServer

@Suite struct ByteRangesTests {
  typealias Row = (field: String?, answer: ByteRanges.Answer)

  static let rows: [Row] = [
    (nil, .whole),
    ("bytes=0-0", .parts([0..<1])), ("bytes=0-99", .parts([0..<100])), ("bytes=10-19", .parts([10..<20])),
    ("bytes=99-99", .parts([99..<100])), ("bytes=99-100", .parts([99..<100])),
    ("bytes=100-", .unsatisfiable), ("bytes=100-100", .unsatisfiable), ("bytes=50-", .parts([50..<100])),
    ("bytes=0-", .parts([0..<100])), ("bytes=0-999", .parts([0..<100])),
    ("bytes=-1", .parts([99..<100])), ("bytes=-5", .parts([95..<100])), ("bytes=-100", .parts([0..<100])),
    ("bytes=-101", .parts([0..<100])), ("bytes=-0", .unsatisfiable),
    ("bytes=0-9223372036854775807", .parts([0..<100])), ("bytes=0-9223372036854775808", .parts([0..<100])),
    ("bytes=9223372036854775807-", .unsatisfiable), ("bytes=9223372036854775808-", .unsatisfiable),
    ("bytes=-9223372036854775808", .parts([0..<100])),
    ("bytes=18446744073709551616-18446744073709551617", .unsatisfiable),
    ("bytes=-18446744073709551616", .parts([0..<100])),
    ("BYTES=1-2", .parts([1..<3])), ("bytes= 1-2 , 5-6\t", .parts([1..<3, 5..<7])),
    ("bytes=1-2,,5-6", .parts([1..<3, 5..<7])), ("bytes=5-6,1-2", .parts([1..<3, 5..<7])),
    ("bytes=0-10,5-20", .parts([0..<21])), ("bytes=0-10,11-20", .parts([0..<21])),
    ("bytes=0-10,12-20", .parts([0..<11, 12..<21])), ("bytes=0-50,10-20", .parts([0..<51])),
    ("bytes=0-1,200-300", .parts([0..<2])), ("bytes=200-,300-", .unsatisfiable),
    ("bytes=2-1", .whole), ("bytes=0-1,5-2", .whole), ("bytes=", .whole), ("bytes", .whole), ("", .whole),
    ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=1", .whole), ("bytes=1-2-3", .whole),
    ("bytes=+1-2", .whole), ("bytes=1 -2", .whole), ("bytes=0x1-2", .whole), ("bytes=--1", .whole),
    ("bytes=１-２", .whole), ("items=0-1", .whole), ("bytes =0-1", .whole), ("bytes=,", .whole),
  ]

  @Test(arguments: rows) func reads(row: Row) {
    #expect(ByteRanges.answer(to: row.field, byteCount: 100) == row.answer)
  }

  @Test func findsNothingInAnEmptyFile() {
    #expect(ByteRanges.answer(to: "bytes=0-", byteCount: 0) == .unsatisfiable)
    #expect(ByteRanges.answer(to: "bytes=-5", byteCount: 0) == .unsatisfiable)
    #expect(ByteRanges.answer(to: nil, byteCount: 0) == .whole)
  }

  @Test func makesOneOfAThousandThatOverlap() {
    let field = "bytes=" + (0..<1_000).map { "\($0)-\($0 + 10)" }.joined(separator: ",")
    #expect(ByteRanges.answer(to: field, byteCount: 5_000) == .parts([0..<1_010]))
  }

  @Test(arguments: [(16, true), (17, false), (1_000, false)])
  func sendsTheWholeInPlaceOfTooManyParts(count: Int, areParts: Bool) {
    let places = (0..<count).map { Int64($0) * 3 }
    let field = "bytes=" + places.map { "\($0)-\($0)" }.joined(separator: ",")
    let parts = ByteRanges.Answer.parts(places.map { $0..<($0 + 1) })
    #expect(ByteRanges.answer(to: field, byteCount: 5_000) == (areParts ? parts : .whole))
  }
}
