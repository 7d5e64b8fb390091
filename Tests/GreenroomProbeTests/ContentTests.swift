import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Pictures that show nothing and sound that is not there.
@Suite struct ContentTests {
  private let prober = Prober()

  private func clip(_ made: MadeMedia, _ name: String, _ source: String) throws -> String {
    let path = made.folder.appending(name)
    try Tool.ffmpeg(["-f", "lavfi", "-i", source, "-c:v", "libx264", "-pix_fmt", "yuv420p", path])
    return path
  }

  @Test(arguments: [
    (source: "color=black:s=160x120:d=1", isFlat: true), (source: "color=red:s=160x120:d=1", isFlat: true),
    (source: "color=black:s=160x120:d=1,noise=alls=6:allf=t", isFlat: true),
    (source: "testsrc2=s=160x120:d=1", isFlat: false),
    (source: "testsrc2=s=160x120:d=4,fade=in:0:60", isFlat: false),
    (source: "color=white:s=160x120:d=1,drawbox=80:60:6:6:black:fill", isFlat: false),
  ])
  func seesWhetherAClipShowsAnything(source: String, isFlat: Bool) throws {
    let made = try MadeMedia()
    let path = try clip(made, "a.mp4", source)
    #expect(try prober.facts(path).flat == isFlat)
    #expect(try prober.facts(path, .headers).flat == nil)
  }

  @Test(
    arguments: ["jpg", "png", "webp", "gif", "bmp", "tiff"],
    [
      (source: "color=0x0000AA:s=120x80,format=rgb24", isFlat: true),
      (source: "color=black:s=120x80", isFlat: true),
      (source: "testsrc2=s=120x80", isFlat: false),
    ])
  func seesWhetherAStillShowsAnything(container: String, picture: (source: String, isFlat: Bool)) throws {
    let made = try MadeMedia()
    let path = made.folder.appending("a.\(container)")
    try Tool.ffmpeg(["-f", "lavfi", "-i", picture.source, "-frames:v", "1", "-update", "1", path])
    let facts = try prober.facts(path)
    #expect(facts.flat == picture.isFlat)
    #expect(facts.verified)
    #expect(facts.truncated != true)
  }

  @Test(arguments: ["heic", "avif"])
  func decodesHEICAndAVIF(container: String) throws {
    let made = try MadeMedia()
    for (name, isFlat) in [("color=blue:s=128x96", true), ("testsrc2=s=128x96", false)] {
      let still = made.folder.appending("still.png")
      try Tool.ffmpeg(["-f", "lavfi", "-i", name, "-frames:v", "1", still])
      let path = made.folder.appending("a.\(container)")
      try Tool.run("heif-enc", (container == "avif" ? ["-A"] : []) + ["-o", path, still])
      #expect(try prober.facts(path).flat == isFlat, "\(name)")
    }
  }

  @Test func looksAtWhatIsVisibleOnly() throws {
    let made = try MadeMedia()
    let clear = made.folder.appending("clear.png")
    let logo = made.folder.appending("logo.png")
    try Tool.ffmpeg(
      ["-f", "lavfi", "-i", "testsrc2=s=64x64,format=rgba,colorchannelmixer=aa=0", "-frames:v", "1", clear])
    try Tool.ffmpeg([
      "-f", "lavfi", "-i",
      "color=black:s=64x64,format=rgba,geq=r=0:g=0:b=0:a='255*between(X,20,28)*between(Y,20,28)'",
      "-frames:v", "1", logo,
    ])
    #expect(try prober.facts(clear).flat == true)
    #expect(try prober.facts(logo).flat == false)
  }

  @Test func aPictureThatIsCutShortIsNotCalledFlat() throws {
    let made = try MadeMedia()
    let whole = made.folder.appending("a.jpg")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "color=0x808080:s=800x600", "-frames:v", "1", whole])
    let cut = try made.changed(whole, to: "cut.jpg") { $0.removeLast($0.count / 3) }
    let facts = try prober.facts(cut)
    #expect(facts.truncated == true)
    #expect(facts.flat != true)
  }

  @Test func doesNotDecodeWhatIsTooLarge() throws {
    let made = try MadeMedia()
    let path = made.folder.appending("a.png")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=400x300", "-frames:v", "1", path])
    var limits = ProbeLimits.standard
    limits.mostPixels = 400 * 300 - 1
    #expect(try Prober(limits: limits).facts(path).flat == nil)
    #expect(try Prober(limits: limits).facts(path).verified == false)
    limits.mostPixels += 1
    #expect(try Prober(limits: limits).facts(path).flat == false)
  }

  @Test(arguments: ["wav", "mp3", "m4a", "flac", "ogg", "aac"])
  func hearsWhetherThereIsSound(container: String) throws {
    let made = try MadeMedia()
    let silent = made.folder.appending("silent.\(container)")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "anullsrc=d=3", "-t", "3", silent])
    #expect(try prober.facts(silent).silent == true)
    #expect(try prober.facts(made.tone("tone.\(container)", seconds: 3)).silent == false)
  }

  @Test(arguments: [(level: "0.0009", isSilent: true), (level: "0.0012", isSilent: false)])
  func drawsTheLineAtSixtyDecibelsBelowFullScale(level: String, isSilent: Bool) throws {
    let made = try MadeMedia()
    let path = made.folder.appending("a.wav")
    let source = "aevalsrc='\(level)*sin(2*PI*440*t)':d=1"
    try Tool.ffmpeg(["-f", "lavfi", "-i", source, "-c:a", "pcm_f32le", path])
    #expect(try prober.facts(path).silent == isSilent)
  }
}
