import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Every row of the table of real media through the prober: nothing that it says may be wrong.
///
/// *Sizes* are compared at header depth, as displayed, by the rule in `ManifestTruth.sizes`.
///
/// *Durations* are compared at verify depth. A value is right where it is within 1 %, 50 ms or one frame of
/// video of
/// 1. what was decoded, where the table says so; where nothing could be decoded, what mediainfo says;
/// 2. else, for sound that is nothing but frames (MP3, ADTS, AMR), what decoding gives, counted by the sample,
///    within one frame; a file that its own tag shows to be cut short keeps the time of the whole;
/// 3. else what ffprobe says of the header;
/// 4. and where the header cannot know (encrypted files, edit lists, subtitles that outlast the clip), what
///    ffprobe says of the packets that are played.
///
/// Null is right for what is out of scope (no video or sound, or a file that ffprobe refuses too), and where a
/// file holds no packet at all. What ffmpeg cannot decode at all is held against mediainfo.
@Suite(.needsRealMedia, .serialized) struct ManifestTests {
  private let prober = Prober()

  /// Files about which every tool is wrong, and why.
  private static let known: [String: Double] = [
    // libavformat gives up in the middle of the encrypted fragment; the same clip in the clear plays this long.
    "Eyevinn+mp4ff/cbcs.mp4": 7.633,
    // Its tag says that more samples are padding than there are samples: all of them count.
    "quodlibet+mutagen/lame397v9short.mp3": 0.072,
  ]

  @Test func displayedSizesAgree() throws {
    var tally = Tally()
    for row in try RealMedia.rows() {
      let truth = ManifestTruth(row: row)
      let expected = try truth.sizes
      guard case .success(let report) = prober.probe(MediaPath(RealMedia.path(of: row)), depth: .headers),
        report.kind != .audio
      else {
        tally.note(expected.isEmpty || row.width ?? 0 == 0 ? .outOfScope : .null, row.path)
        continue
      }
      guard let width = report.facts.width, let height = report.facts.height else {
        tally.note(.null, row.path)
        continue
      }
      let size = ManifestSize(width, height)
      if expected.isEmpty { tally.note(.outOfScope, row.path) }
      // An icon holds the same picture in many sizes, of which tools name this one or that.
      let isRight = expected.isEmpty || report.facts.container == "ico" || expected.contains(size)
      if !expected.isEmpty { tally.note(isRight ? .agreed : .wrong, row.path) }
      #expect(isRight, "\(row.path): \(size), expected \(expected)")
    }
    print("sizes: \(tally)")
    #expect(tally[.wrong] == 0)
    #expect(tally[.agreed] > 400, "the table has more pictures and clips than this")
  }

  @Test func rotationsAgree() throws {
    for row in try RealMedia.rows() {
      guard case .success(let report) = prober.probe(MediaPath(RealMedia.path(of: row)), depth: .headers),
        report.kind == .video
      else { continue }
      #expect(report.facts.rotation == ManifestTruth(row: row).rotation, "\(row.path)")
    }
  }

  @Test func playingTimesAgree() throws {
    var tally = Tally()
    for row in try RealMedia.rows() {
      let path = RealMedia.path(of: row)
      let truth = ManifestTruth(row: row)
      guard case .success(let report) = prober.probe(MediaPath(path), depth: .packets), report.kind != .image
      else {
        tally.note(.outOfScope, row.path)
        continue
      }
      guard let seconds = report.facts.duration?.value else {
        let packets = try Tool.packetSeconds(path)
        let isRight = packets == nil || report.facts.container == "asf"
        tally.note(.null, row.path)
        #expect(isRight, "\(row.path): null, although its packets take \(packets ?? 0) s")
        continue
      }
      let isRight = try isRight(seconds, report.facts, truth, path)
      tally.note(isRight ? .agreed : .wrong, row.path)
      #expect(
        isRight, "\(row.path): \(seconds) s; ffprobe \(row.duration ?? 0), \(row.secondTool), \(row.note)")
    }
    print("durations: \(tally)")
    #expect(tally[.wrong] == 0)
    #expect(tally[.agreed] > 200, "the table has more clips and sounds than this")
  }

  @Test func frameRatesAgree() throws {
    for row in try RealMedia.rows() where !row.note.contains("DISAGREE fps") {
      guard case .success(let report) = prober.probe(MediaPath(RealMedia.path(of: row)), depth: .packets),
        report.kind == .video, let rate = report.facts.frameRate?.value, let stated = row.frameRate
      else { continue }
      // A last frame that stands longer moves ffprobe's mean, not ours.
      let isMean = row.note.contains("avg!=r_frame_rate")
      #expect(abs(rate - stated) <= (isMean ? stated * 0.05 : 0.01), "\(row.path)")
    }
  }

  // MARK: The rule of durations

  private func isRight(_ seconds: Double, _ facts: MediaFacts, _ truth: ManifestTruth, _ path: String) throws
    -> Bool
  {
    let frame = facts.frameRate.map { 1 / $0.value } ?? 0
    func agrees(_ expected: Double?) -> Bool {
      guard let expected else { return false }
      return abs(seconds - expected) <= max(0.05, expected / 100, frame)
    }
    if let known = Self.known[truth.row.path] { return agrees(known) }
    if let decoded = truth.decodedDuration, !truth.isEncrypted {
      return agrees(decoded > 0 ? decoded : truth.mediainfoDuration)
    }
    if isNothingButFrames(facts), facts.truncated != true {
      let slack = 1_152 / Double(facts.sampleRate ?? 8_000) + 0.001
      guard let decoded = try Tool.decodedSeconds(path) else { return agrees(truth.mediainfoDuration) }
      return abs(seconds - decoded) <= slack
    }
    if !truth.doToolsDisagreeOnTime, agrees(truth.statedDuration) { return true }
    return try agrees(Tool.packetSeconds(path)) || agrees(truth.mediainfoDuration)
  }

  private func isNothingButFrames(_ facts: MediaFacts) -> Bool {
    ["mp1", "mp2", "mp3", "aac", "amr"].contains(facts.container)
  }
}

/// How many rows went which way.
private struct Tally: CustomStringConvertible {
  enum Verdict: String, CaseIterable {
    case agreed, null, outOfScope, wrong
  }

  private var rows: [Verdict: [String]] = [:]

  subscript(verdict: Verdict) -> Int { rows[verdict]?.count ?? 0 }

  mutating func note(_ verdict: Verdict, _ path: String) { rows[verdict, default: []].append(path) }

  var description: String {
    "\(self[.agreed]) agreed, \(self[.null]) null, \(self[.outOfScope]) out of scope, \(self[.wrong]) wrong"
      + (rows[.null] ?? []).map { "\n  null: \($0)" }.joined()
  }
}
