import Foundation
import Testing

@testable import GreenroomCLI

/// Pictures among the lines of terminals that can, and nothing at all in others.
@Suite struct InlinePicturesTests {
  @Test(arguments: [
    (["TERM": "xterm-kitty"], InlinePictures.kitty),
    (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .kitty),
    (["TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty"], .kitty), (["TERM_PROGRAM": "iTerm.app"], .iTerm),
    (["TERM_PROGRAM": "WezTerm"], .iTerm), (["LC_TERMINAL": "iTerm2"], .iTerm), (["TERM": "foot"], .sixel),
    (["TERM": "foot-extra"], .sixel), (["TERM": "xterm-sixel"], .sixel), (["TERM": "xterm-256color"], nil),
    (["TERM": "screen-256color", "LC_TERMINAL": "iTerm2"], nil),
    (["TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"], nil), (["TERM": "dumb"], nil), ([:], nil),
  ])
  func terminalsAreKnownByWhatTheySay(environment: [String: String], way: InlinePictures?) {
    #expect(InlinePictures(environment: environment, isTerminal: true) == way)
    #expect(InlinePictures(environment: environment, isTerminal: false) == nil)
  }

  @Test func kittyGetsItInPieces() throws {
    let bytes = try #require(InlinePictures.kitty.bytes(of: Data(repeating: 7, count: 7_000)))
    let pieces = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\u{1B}_G").dropFirst()
    #expect(pieces.count == 3)
    #expect(pieces.first?.hasPrefix("a=T,f=100,q=2,m=1;") == true)
    #expect(pieces.last?.hasPrefix("m=0;") == true)
    // All but the last hold whole groups of four characters, of no more than 4,096, and say nothing but that more follow.
    let loads = pieces.map { $0.drop { $0 != ";" }.dropFirst().prefix { $0 != "\u{1B}" }.count }
    #expect(loads.allSatisfy { $0 <= 4_096 } && loads.dropLast().allSatisfy { $0 % 4 == 0 })
    #expect(pieces.dropFirst().dropLast().allSatisfy { $0.hasPrefix("m=1;") })
    #expect(pieces.dropLast().allSatisfy { $0.hasSuffix("\u{1B}\\") })
    let text = pieces.map { $0.drop { $0 != ";" }.dropFirst().prefix { $0 != "\u{1B}" } }.joined()
    #expect(Data(base64Encoded: text) == Data(repeating: 7, count: 7_000))
  }

  @Test func iTermGetsItInOne() throws {
    let bytes = try #require(InlinePictures.iTerm.bytes(of: Data("png".utf8)))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{1B}]1337;File=inline=1;preserveAspectRatio=1:cG5n\u{07}\n")
  }

  /// Red over blue, two wide and two high: two colours, each in one row of the only band.
  @Test func sixelsAreDrawnColourByColour() throws {
    let pixels: [UInt8] = [255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255]
    let map = try #require(PortableMap(Data("P6\n2 2\n255\n".utf8) + Data(pixels)))
    #expect(
      Sixels.text(of: map)
        == "\u{1B}Pq\"1;1;2;2#5;2;0;0;100#180;2;100;0;0#5AA$#180@@-\u{1B}\\")
  }

  /// A picture whose height ends inside a band: every pixel is drawn, and no patch of it has another colour.
  @Test func aTerminalShowsThePicture() throws {
    let (width, height) = (97, 50)
    let pixels = (0..<width * height).flatMap { place -> [UInt8] in
      let (row, column) = place.quotientAndRemainder(dividingBy: width)
      return column > 80
        ? [255, 255, 255] : [UInt8(column * 3), UInt8(row * 5), UInt8((row + column) % 250)]
    }
    let map = PortableMap(width: width, height: height, pixels: pixels)
    let screen = try SixelScreen(Sixels.text(of: map).utf8)
    #expect(screen.width == width && screen.height == height)
    let shown = try screen.pixels.map { try #require($0) }
    for (top, left) in stride(from: 0, to: height - 10, by: 10).flatMap({ top in
      stride(from: 0, to: width - 10, by: 10).map { (top, $0) }
    }) {
      for channel in 0..<3 {
        let places = (top..<top + 10).flatMap { row in (left..<left + 10).map { row * width + $0 } }
        let meant = places.reduce(0) { $0 + Int(pixels[$1 * 3 + channel]) } / 100
        let seen = places.reduce(0) { $0 + shown[$1][channel] } / 100
        #expect(abs(meant - seen) <= 12, "\(top), \(left): \(meant) is shown as \(seen)")
      }
    }
  }

  @Test(arguments: ["", "P5\n1 1\n255\nabc", "P6\n1 1\n255\nab", "P6\n0 1\n255\n", "P6\n1 1\n65535\nabcdef"])
  func whatIsNoMapIsNone(text: String) {
    #expect(PortableMap(Data(text.utf8)) == nil)
  }
}
