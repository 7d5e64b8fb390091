import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Pictures that are dark or between bars, and sounds that are too loud; and what only looks or sounds so.
@Suite struct ContentLookTests {
  private let prober = Prober()

  private static let film = "testsrc2=s=320x180:d=2"
  private static let letterboxed = "testsrc2=s=320x130:d=2,pad=320:180:0:25:black"
  private static let pillarboxed = "testsrc2=s=200x180:d=2,pad=320:180:60:0:black"

  private static let looks: [(source: String, isDark: Bool, bars: PixelRectangle?)] = [
    (film, false, nil),
    ("\(film),colorchannelmixer=rr=0.1:gg=0.1:bb=0.1", true, nil),
    (letterboxed, false, PixelRectangle(x: 0, y: 26, size: PixelSize(320, 128))),
    (pillarboxed, false, PixelRectangle(x: 61, y: 0, size: PixelSize(198, 180))),
    // A thing before black, an edge of one line, a picture between bars of unequal height.
    ("color=black:s=320x180:d=2,drawbox=130:60:60:60:white:fill", false, nil),
    ("testsrc2=s=320x178:d=2,pad=320:180:0:1:black", false, nil),
    ("testsrc2=s=320x120:d=2,pad=320:180:0:50:black", false, nil),
  ]

  @Test(arguments: looks.indices, ["a.mp4", "a.png", "a.jpg"])
  func seesWhatIsDarkOrBetweenBars(index: Int, name: String) throws {
    let (source, isDark, bars) = Self.looks[index]
    let made = try MadeMedia()
    let path = made.folder.appending(name)
    let encoding = name == "a.mp4" ? ["-c:v", "libx264", "-pix_fmt", "yuv420p"] : ["-frames:v", "1"]
    try Tool.ffmpeg(["-f", "lavfi", "-i", source] + encoding + [path])
    let facts = try prober.facts(path)
    #expect(facts.flat == false && facts.dark == isDark)
    #expect(Self.isAbout(facts.bars, bars))
    let headers = try prober.facts(path, .headers)
    #expect(headers.dark == nil && headers.bars == nil)
  }

  /// Codecs blur the edge.
  private static func isAbout(_ found: PixelRectangle?, _ expected: PixelRectangle?) -> Bool {
    guard let found, let expected else { return found == expected }
    return abs(found.x - expected.x) <= 2 && abs(found.y - expected.y) <= 2
      && abs(found.size.width - expected.size.width) <= 4
      && abs(found.size.height - expected.size.height) <= 4
  }

  /// A clip that fades in is dark for a while, and one that opens with a barred shot is not barred.
  @Test(arguments: [
    "testsrc2=s=320x180:d=4,fade=in:0:90",
    "testsrc2=s=320x180:d=4,drawbox=0:0:320:25:black:fill:enable='lt(t,1)',"
      + "drawbox=0:155:320:25:black:fill:enable='lt(t,1)'",
  ])
  func looksOnWhereAClipBeginsOtherwise(source: String) throws {
    let made = try MadeMedia()
    let path = made.folder.appending("a.mp4")
    try Tool.ffmpeg(["-f", "lavfi", "-i", source, "-c:v", "libx264", "-pix_fmt", "yuv420p", path])
    let facts = try prober.facts(path)
    #expect(facts.dark == false && facts.bars == nil)
  }

  @Test func findsTheBarsOfAClipThatIsStoredLying() throws {
    let made = try MadeMedia()
    let (lying, turned) = (made.folder.appending("lying.mp4"), made.folder.appending("turned.mp4"))
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", Self.letterboxed, "-c:v", "libx264", "-pix_fmt", "yuv420p", lying,
    ])
    try Tool.ffmpeg(["-i", lying, "-c", "copy", "-metadata:s:v", "rotate=90", turned])
    let facts = try prober.facts(turned)
    #expect(facts.width == 180 && facts.rotation != 0)
    #expect(Self.isAbout(facts.bars, PixelRectangle(x: 26, y: 0, size: PixelSize(128, 320))))
  }

  @Test(arguments: [
    (level: "0.9*sin(2*PI*440*t)", isClipped: false), (level: "sin(2*PI*440*t)", isClipped: false),
    (level: "clip(1.5*sin(2*PI*440*t),-1,1)", isClipped: true),
    // A single loud knock in two seconds.
    (level: "if(lt(t,0.002),1,0.5*sin(2*PI*440*t))", isClipped: false),
  ])
  func hearsWhatIsCutOff(level: String, isClipped: Bool) throws {
    let made = try MadeMedia()
    for name in ["a.wav", "a.flac"] {
      let path = made.folder.appending(name)
      try Tool.ffmpeg([
        "-f", "lavfi", "-i", "aevalsrc='\(level)':d=2:s=44100", "-c:a",
        name == "a.wav" ? "pcm_s16le" : "flac", path,
      ])
      #expect(try prober.facts(path).clipped == isClipped, "\(name)")
    }
  }

  @Test func silenceIsNotCutOff() throws {
    let made = try MadeMedia()
    let path = made.folder.appending("a.wav")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "anullsrc=d=2", "-t", "2", path])
    #expect(try prober.facts(path).clipped == nil)
  }
}
