import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// How loud sounds are, against what ffmpeg measures.
@Suite struct SoundCurveTests {
  private let media: MadeMedia

  init() throws { media = try MadeMedia() }

  private func curve(_ path: String) throws -> SoundCurve {
    let text = try PreviewMaker().curve(of: MediaPath(path)).get().preview.text
    return try JSONDecoder().decode(SoundCurve.self, from: Data(text.utf8))
  }

  private func made(_ name: String, _ source: String, _ arguments: [String] = []) throws -> String {
    let path = media.folder.appending(name)
    try Tool.ffmpeg(["-f", "lavfi", "-i", source] + arguments + [path])
    return path
  }

  /// Integrated loudness and true peak by ffmpeg's filter.
  private static func measured(_ path: String) throws -> (loudness: Double, peak: Double) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "ffmpeg", "-nostdin", "-hide_banner", "-i", path, "-map", "0:a:0", "-af",
      "ebur128=peak=true:framelog=verbose",
      "-f", "null", "-",
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    func number(after label: String) throws -> Double {
      let rest = try #require(text.range(of: label, options: .backwards)).upperBound
      return try #require(Double(text[rest...].split(separator: " ").first ?? ""))
    }
    return (try number(after: "I:  "), try number(after: "Peak: "))
  }

  @Test(arguments: [
    ("tone.wav", "sine=f=997:d=6", []),
    ("stereo.flac", "anoisesrc=d=5:a=0.3:c=pink,aformat=channel_layouts=stereo", []),
    ("soft.mp3", "sine=f=440:d=8,volume=-20dB", []),
    ("speech.m4a", "anoisesrc=d=5:a=0.05:c=brown", ["-c:a", "aac"]),
    ("low.wav", "sine=f=200:d=5:r=8000", []),
    (
      "surround.flac",
      "anoisesrc=d=5:a=0.2:c=pink,pan=5.1|FL=c0|FR=c0|FC=0.5*c0|LFE=c0|BL=c0|BR=c0",
      []
    ),
  ])
  func loudnessIsThatOfFFmpeg(name: String, source: String, arguments: [String]) throws {
    let path = try made(name, source, arguments)
    let (curve, measured) = (try curve(path), try Self.measured(path))
    #expect(abs(try #require(curve.loudness) - measured.loudness) <= 0.2)
    #expect(abs(try #require(curve.truePeak) - measured.peak) <= 0.3)
  }

  @Test func peaksFollowTheSound() throws {
    let path = try made(
      "steps.wav", "aevalsrc='if(lt(t,10),0.25,if(lt(t,20),0,0.5))*sin(2*PI*440*t)':d=30:s=48000")
    let curve = try curve(path)
    #expect(abs(curve.duration - 30) < 0.001)
    #expect(curve.zooms.map(\.peaks.count) == [200, 1_000, 3_000])
    #expect(zip(curve.zooms.map(\.step), [0.15, 0.03, 0.01]).allSatisfy { abs($0 - $1) < 1e-9 })
    for zoom in curve.zooms {
      let tenth = zoom.peaks.count / 10
      #expect(abs(Int(zoom.peaks[tenth]) - 64) <= 1)
      #expect(zoom.peaks[5 * tenth] == 0)
      #expect(abs(Int(zoom.peaks[8 * tenth]) - 128) <= 1)
    }
    try #require(curve.silences.count == 1)
    #expect(abs(curve.silences[0].start - 10) <= 0.02 && abs(curve.silences[0].end - 20) <= 0.02)
  }

  @Test(arguments: [(0.45, 0), (0.55, 1)])
  func aSilenceLastsHalfASecond(gap: Double, count: Int) throws {
    let path = try made(
      "gap.wav", "aevalsrc='between(t,1,\(1 + gap))*0+not(between(t,1,\(1 + gap)))*0.3*sin(2*PI*440*t)':d=3")
    #expect(try curve(path).silences.count == count)
  }

  @Test func silenceHasNoLoudness() throws {
    let curve = try curve(made("silence.wav", "anullsrc", ["-t", "2"]))
    #expect(curve.loudness == nil && curve.truePeak == nil)
    #expect(curve.silences.map(\.end).map { ($0 * 100).rounded() / 100 } == [2])
  }

  @Test func aClipHasTheCurveOfItsSound() throws {
    let curve = try curve(media.clip("clip.mp4", seconds: 3, sound: true))
    #expect(abs(curve.duration - 3) < 0.05 && curve.loudness != nil)
    guard case .failure(let problem) = PreviewMaker().curve(of: MediaPath(try media.clip("mute.mp4"))) else {
      Issue.record("a clip without sound has a curve")
      return
    }
    #expect(problem.message == "It has no sound.")
  }
}
