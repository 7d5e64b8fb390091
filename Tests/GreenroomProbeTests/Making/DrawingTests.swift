import CLibAV
import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct DrawingTests {
  @Test func everyLetterIsDrawnAndNoTwoAreAlike() {
    let shapes = (DotFont.firstLetter...DotFont.lastLetter).map { letter in
      DotFont.runs(of: letter).map { [$0.row, $0.start, $0.length] }
    }
    #expect(shapes.count == 95)
    #expect(shapes[0].isEmpty)
    #expect(Set(shapes).count == 95)
    #expect(shapes.joined().allSatisfy { $0[0] < DotFont.lineHeight && $0[1] + $0[2] < DotFont.advance })
  }

  @Test(arguments: [0, 0x1F, 0x7F, 0xFF] as [UInt8])
  func whatIsNotInTheFontIsNotDrawn(letter: UInt8) {
    #expect(DotFont.runs(of: letter).isEmpty)
  }

  @Test func aCapitalHasTheDotsOfItsDrawing() {
    let runs = DotFont.runs(of: UInt8(ascii: "T"))
    #expect(runs.map(\.row) == [0, 1, 2, 3, 4, 5, 6])
    #expect(runs.map(\.start) == [0, 2, 2, 2, 2, 2, 2])
    #expect(runs.map(\.length) == [5, 1, 1, 1, 1, 1, 1])
  }

  /// By ITU-R BT.709 in the range of video.
  private static let colours: [(hue: Double, saturation: Double, value: Double, wanted: [UInt8])] = [
    (0.0, 0.0, 0.0, [16, 128, 128]), (0.0, 0.0, 1.0, [235, 128, 128]), (0.0, 1.0, 1.0, [63, 102, 240]),
    (1.0 / 3, 1.0, 1.0, [173, 42, 26]), (2.0 / 3, 1.0, 1.0, [32, 240, 118]), (1.0, 1.0, 1.0, [63, 102, 240]),
    (7.5, 1.0, 1.0, [188, 154, 16]),
  ]

  @Test(arguments: colours)
  func coloursAreThoseOfTheStandard(hue: Double, saturation: Double, value: Double, wanted: [UInt8]) {
    let colour = Colour(hue: hue, saturation: saturation, value: value)
    #expect([colour.luma, colour.blue, colour.red] == wanted)
  }

  @Test func whatLiesOutsideThePictureIsLeftOut() throws {
    let picture = try FrameBox.planes(width: 8, height: 6)
    let canvas = Canvas(frame: picture.frame)
    let (black, white) = (
      Colour(hue: 0, saturation: 0, value: 0), Colour(hue: 0, saturation: 0, value: 1)
    )
    canvas.fill(Box(left: 0, top: 0, width: 8, height: 6), black)
    for outside in [
      Box(left: -9, top: 0, width: 9, height: 6), Box(left: 8, top: 0, width: 9, height: 6),
      Box(left: 0, top: 6, width: 8, height: 99), Box(left: 3, top: 3, width: -2, height: 2),
      Box(left: 3, top: 3, width: 0, height: 2), Box(left: -5, top: -5, width: 5, height: 5),
    ] { canvas.fill(outside, white) }
    #expect(canvas.luma == Array(repeating: Array(repeating: 16, count: 8), count: 6))
    canvas.fill(Box(left: 6, top: -2, width: 99, height: 3), white)
    #expect(canvas.luma[0] == [16, 16, 16, 16, 16, 16, 235, 235])
    #expect(canvas.luma[1] == Array(repeating: 16, count: 8))
  }

  @Test(arguments: [
    ("plain words", "plain words"), ("  many   gaps ", "many gaps"), ("Café à côté", "Cafe a cote"),
    ("ＦＵＬＬ，ｗｉｄｔｈ", "FULL,width"), ("“it’s” – so…", "\"it's\" - so."), ("夜市 market 霓虹", "market"), ("夜市", ""),
    ("a\nb\tc", "a b c"), ("🙂🙂", ""), ("@image1 走 @video2", "@image1 @video2"), ("", ""),
  ])
  func textIsWhatTheFontCanShow(text: String, shown: String) {
    #expect(WrappedText.drawable(text) == shown)
  }

  private static let wrapped: [(text: String, columns: Int, lines: [String])] = [
    ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
    ("one two three", 13, ["one two three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a bcdefgh i", 3, ["a", "bcd", "efg", "h i"]), ("abc", 0, ["a", "b", "c"]), ("", 5, []),
  ]

  @Test(arguments: wrapped)
  func linesBreakBetweenWords(text: String, columns: Int, lines: [String]) {
    #expect(WrappedText.lines(text, columns: columns) == lines)
  }
}

extension FrameBox {
  /// `#require` takes no value that cannot be copied.
  static func planes(width: Int, height: Int) throws -> FrameBox {
    guard let box = picture(AV_PIX_FMT_YUV420P, width: width, height: height) else { throw AVError(0) }
    return box
  }
}

extension Canvas {
  var luma: [[UInt8]] {
    guard let plane = frame.pointee.data.0 else { return [] }
    return (0..<height).map { row in
      Array(UnsafeBufferPointer(start: plane + row * Int(frame.pointee.linesize.0), count: width))
    }
  }
}
