import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Real files, and what people do to them: they are still known for what they are.
@Suite(.needsRealMedia) struct LikenessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.appending(name) }

  private func likeness(_ path: String) throws -> Likeness {
    try LikenessReader().read(MediaPath(path)).get().likeness
  }

  /// Made of a source of ffmpeg's, which has detail and moves.
  private func clip(_ name: String, _ arguments: [String]) throws -> Likeness {
    try Tool.ffmpeg(arguments + [path(name)])
    return try likeness(path(name))
  }

  private func resemblances(_ items: [Likeness], _ strictness: Strictness = .normal) -> [Resemblance] {
    Lookalikes.find(in: items, strictness)
  }

  /// Photographs of different things.
  private static let photographs = [
    "lovell+sharp/testimgl.jpg", "lovell+sharp/concert.jpg", "mdn+learning-area/red-panda.jpg",
    "rails+rails/valley.webp", "drewnoakes+metadata-extractor-images/FujiFilm_FinePix1400Zoom_2_.jpg",
    "drewnoakes+metadata-extractor-images/Sony_DCR-PC110E_1_.jpg",
    "recurser+exif-orientation-examples/Landscape_1.jpg", "recurser+exif-orientation-examples/Portrait_1.jpg",
  ].map { RealMedia.folder + "/" + $0 }

  @Test(arguments: photographs)
  func aPictureIsKnownScaledEncodedAndCroppedALittle(photograph: String) throws {
    let hash = try #require(try likeness(photograph).picture)
    let versions: [(String, [String])] = [
      ("small.jpg", ["-vf", "scale=iw/2:-2", "-q:v", "4"]), ("poor.jpg", ["-q:v", "14"]), ("other.png", []),
      ("bright.jpg", ["-vf", "eq=brightness=0.06:contrast=1.1", "-q:v", "4"]),
      ("cropped.png", ["-vf", "crop=iw*0.98:ih*0.98"]),
    ]
    for (name, arguments) in versions {
      try Tool.ffmpeg(["-noautorotate", "-i", photograph] + arguments + [path(name)])
      let other = try #require(try likeness(path(name)).picture, "\(name)")
      #expect(hash.distance(to: other) <= 8, "\(name)")
    }
  }

  @Test func differentPicturesAreNotAlike() throws {
    let items = try Self.photographs.map(likeness)
    #expect(resemblances(items, .loose).isEmpty)
  }

  /// All eight ways to store one picture, turned and mirrored.
  @Test(arguments: ["Landscape", "Portrait"])
  func aTurnedPictureIsSeenAsItIsShown(name: String) throws {
    let items = try (1...8).map {
      try likeness(RealMedia.folder + "/recurser+exif-orientation-examples/\(name)_\($0).jpg")
    }
    #expect(Lookalikes.groups(resemblances(items)) == [Array(0..<8)])
  }

  @Test func aCutOutOfAClipIsFoundWhereItIs() throws {
    let source = ["-f", "lavfi", "-i", "mandelbrot=size=640x360:rate=25:end_scale=0.02"]
    let whole = try clip("whole.mp4", source + ["-t", "12", "-c:v", "libx264", "-crf", "20"])
    #expect(whole.moments.count == 24)
    let cut = try clip(
      "cut.mp4",
      [
        "-ss", "3", "-t", "6", "-i", path("whole.mp4"), "-vf", "scale=320:-2", "-c:v", "libx264", "-crf",
        "28",
      ])
    let found = resemblances([whole, cut])
    guard case .pictures(let part)? = found.first?.reason else {
      Issue.record("the cut was not found")
      return
    }
    #expect(part.part == 1)
    #expect(abs(part.start - 3) <= 0.5 && abs(part.end - 9) <= 0.5)
  }

  @Test func clipsThatBeginInBlackAreNotAlikeForThat() throws {
    let black = "color=black:size=320x180:rate=25:duration=1"
    func leading(_ name: String, _ source: String, _ seconds: Int) throws -> Likeness {
      try clip(
        name,
        [
          "-f", "lavfi", "-i", black, "-f", "lavfi", "-i",
          "\(source)=size=320x180:rate=25:duration=\(seconds)",
          "-filter_complex", "concat=n=2", "-c:v", "libx264",
        ])
    }
    let first = try leading("first.mp4", "testsrc2", 5)
    let second = try leading("second.mp4", "rgbtestsrc", 5)
    let encoded = try clip("encoded.mp4", ["-i", path("first.mp4"), "-c:v", "libx264", "-crf", "32"])
    #expect(first.moments.prefix(2).allSatisfy { $0 == nil })
    for strictness in Strictness.allCases {
      let pairs = resemblances([first, second, encoded], strictness).map { [$0.first, $0.second] }
      #expect(pairs == [[0, 2]], "\(strictness)")
    }
  }

  @Test func aSoundIsKnownAtAnotherBitRateAndCut() throws {
    // Chords that change at odd times, so that no second is like another.
    let voices = (0..<6).map { voice in
      "0.15*sin(2*PI*t*(\(180 + voice * 70)+60*floor(mod(t*\(0.7 + Double(voice) * 0.31)\\,7))))"
    }
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "aevalsrc=\(voices.joined(separator: "+")):s=44100:d=30", path("whole.wav"),
    ])
    let whole = try likeness(path("whole.wav"))
    let poor = try clip("poor.mp3", ["-i", path("whole.wav"), "-b:a", "64k"])
    let cut = try clip(
      "cut.ogg", ["-ss", "8", "-t", "10", "-i", path("whole.wav"), "-ac", "2", "-ar", "48000"])
    let other = try clip("noise.wav", ["-f", "lavfi", "-i", "anoisesrc=d=30:c=pink:seed=3"])
    let silence = try clip("silence.wav", ["-f", "lavfi", "-i", "anullsrc=d=30", "-t", "30"])
    #expect(whole.sound.count > 200)
    let found = resemblances([whole, poor, cut, other, silence, silence])
    #expect(Set(found.map { [$0.first, $0.second] }).isSuperset(of: [[0, 1], [0, 2]]))
    #expect(!found.contains { $0.first >= 3 || $0.second >= 3 })
    guard case .sound(let part)? = found.first(where: { $0.first == 0 && $0.second == 2 })?.reason else {
      return
    }
    #expect(part.part == 2 && abs(part.start - 8) < 0.5)
  }

  /// No file of the collection, however broken, does harm.
  @Test func everyFileOfTheCollectionEndsInLikenessOrAReason() throws {
    var seen = 0
    for row in try RealMedia.rows() where (row.bytes ?? 0) < 300_000 {
      guard case .success(let report) = LikenessReader().read(MediaPath(RealMedia.path(of: row))) else {
        continue
      }
      let likeness = report.likeness
      if likeness.picture != nil || !likeness.moments.isEmpty || !likeness.sound.isEmpty { seen += 1 }
    }
    #expect(seen > 200)
  }
}
