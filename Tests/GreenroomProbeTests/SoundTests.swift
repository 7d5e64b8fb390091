import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Sound that is nothing but frames: its playing time stands in no header, or in one that lies.
@Suite struct SoundTests {
  private let prober = Prober()

  private struct Encoding: Sendable, CustomTestStringConvertible {
    let name: String
    let rate: Int
    let options: [String]
    var testDescription: String { "\(name) \(rate) \(options.joined(separator: " "))" }
  }

  private static let encodings = [
    Encoding(name: "a.mp3", rate: 44_100, options: ["-q:a", "4"]),
    Encoding(name: "a.mp3", rate: 44_100, options: ["-q:a", "4", "-write_xing", "0"]),
    Encoding(name: "a.mp3", rate: 48_000, options: ["-b:a", "128k", "-write_xing", "0"]),
    Encoding(name: "a.mp3", rate: 22_050, options: ["-q:a", "4", "-write_xing", "0"]),
    Encoding(name: "a.mp3", rate: 11_025, options: ["-b:a", "32k", "-write_xing", "0"]),
    Encoding(name: "a.mp3", rate: 44_100, options: ["-q:a", "9", "-write_xing", "0", "-id3v2_version", "4"]),
    Encoding(name: "a.mp2", rate: 44_100, options: ["-b:a", "192k"]),
    Encoding(name: "a.mp2", rate: 24_000, options: ["-b:a", "64k"]),
    Encoding(name: "a.aac", rate: 44_100, options: []),
    Encoding(name: "a.aac", rate: 16_000, options: []),
  ]

  @Test(arguments: encodings)
  private func countsTheSameAsADecoder(encoding: Encoding) throws {
    let made = try MadeMedia()
    let path = try made.tone(encoding.name, rate: encoding.rate, encoding.options)
    let decoded = try #require(try Tool.decodedSeconds(path))
    for depth in [ProbeDepth.headers, .packets] {
      let seconds = try #require(try prober.facts(path, depth).duration?.value)
      #expect(abs(seconds - decoded) <= 1_152 / Double(encoding.rate), "\(depth)")
    }
  }

  @Test func leavesOutWhatTheEncoderPutBeforeAndAfter() throws {
    let made = try MadeMedia()
    #expect(try prober.facts(made.tone("a.mp3")).duration == Seconds(microseconds: 10_000_000))
  }

  @Test func looksPastTagsAndJunk() throws {
    let made = try MadeMedia()
    let plain = try made.tone("a.mp3", ["-q:a", "4", "-write_xing", "0", "-id3v2_version", "0"])
    let duration = try prober.facts(plain).duration
    let wrapped = try made.changed(plain, to: "wrapped.mp3") { bytes in
      let tag = Array("ID3".utf8) + [4, 0, 0, 0, 0, 8, 0] + [UInt8](repeating: 0xFF, count: 1_024)
      let ape =
        Array("APETAGEX".utf8) + [0xD0, 7, 0, 0, 32, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
      let id3v1 = Array("TAG".utf8) + [UInt8](repeating: 0x20, count: 125)
      bytes = tag + bytes + ape + id3v1
    }
    #expect(try prober.facts(wrapped).duration == duration)
    let followed = try made.changed(plain, to: "followed.mp3") { bytes in
      bytes += (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 5) }
    }
    #expect(try prober.facts(followed).duration == duration)
  }

  @Test func believesNoTagThatCountsWrong() throws {
    let made = try MadeMedia()
    let path = try made.tone("a.mp3", seconds: 4)
    let lying = try made.changed(path, to: "lying.mp3") { bytes in
      guard let tag = bytes.position(of: "Info") ?? bytes.position(of: "Xing") else { return }
      bytes.putBig(1_000, at: tag + 8)
    }
    let facts = try prober.facts(lying)
    #expect(facts.duration == Seconds(microseconds: 4_000_000))
    #expect(facts.headerDuration.map { $0.value > 25 } == true)
    #expect(facts.truncated == nil)
  }

  @Test func keepsTheTimeOfASoundThatIsCutShortAndSaysSo() throws {
    let made = try MadeMedia()
    for name in ["a.mp3", "a.flac"] {
      let cut = try made.changed(made.tone(name), to: "cut-\(name)") { $0.removeLast($0.count / 2) }
      let facts = try prober.facts(cut)
      #expect(facts.truncated == true, "\(name)")
      #expect(facts.duration == Seconds(microseconds: 10_000_000), "\(name)")
    }
  }

  @Test func namesTheLayer() throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.tone("a.mp2", seconds: 1), .headers)
    #expect(facts.container == "mp2")
    #expect(facts.audioCodec == "mp2")
  }

  @Test func readsFramesOfAFreeRate() throws {
    // MPEG-1 layer III, 44.1 kHz, mono, bit rate index 0; every frame is 200 bytes long.
    let frame: [UInt8] = [0xFF, 0xFB, 0x00, 0xC0] + [UInt8](repeating: 0, count: 196)
    let made = try MadeMedia()
    let tag = Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 10] + [UInt8](repeating: 0, count: 10)
    let path = try made.folder.write(tag + repeatElement(frame, count: 100).joined(), to: "free.mp3")
    let seconds = try #require(try prober.facts(path).duration?.value)
    #expect(abs(seconds - 100 * 1_152 / 44_100) < 0.001)
  }

  @Test func saysWhereAnMP3HoldsNoFrames() throws {
    let made = try MadeMedia()
    let tag = Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 100] + [UInt8](repeating: 0, count: 400)
    let problem = try #require(prober.problem(made.folder.write(tag, to: "a.mp3")))
    #expect(problem.code == .fileUnreadable)
  }
}
