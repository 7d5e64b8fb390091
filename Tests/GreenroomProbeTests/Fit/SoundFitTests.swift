import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Fitted sounds against their sources, sample by sample.
@Suite struct SoundFitTests {
  private let media: MadeMedia

  init() throws { media = try MadeMedia() }

  private func made(_ name: String, _ source: String, _ arguments: [String] = []) throws -> String {
    let path = media.folder.appending(name)
    try Tool.ffmpeg(["-f", "lavfi", "-i", source] + arguments + [path])
    return path
  }

  private func fit(
    _ source: String, _ format: SoundRecipe.Format, window: TimeWindow? = nil, fade: Double = 0,
    mostBytes: Int64? = nil
  ) throws -> String {
    let path = media.folder.appending("copy.\(format.rawValue)")
    let recipe = SoundRecipe(format: format, window: window, fade: fade, mostBytes: mostBytes)
    #expect(SoundFit.make(recipe, from: MediaPath(source), to: MediaPath(path)) == nil)
    return path
  }

  private func samples(_ path: String, _ arguments: [String] = []) throws -> [Float] {
    let data = try Tool.run(
      "ffmpeg", ["-nostdin", "-v", "quiet", "-i", path] + arguments + ["-f", "f32le", "-"])
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
    }
  }

  /// Whole, and cut to the sample.
  @Test(arguments: [nil, TimeWindow(start: 0.5, end: 1.25), TimeWindow(start: 3.6, end: 5)])
  func aWAVHasTheSamplesOfItsSource(window: TimeWindow?) throws {
    let source = try made("source.wav", "anoisesrc=d=5:a=0.4:seed=3:r=44100,aformat=channel_layouts=stereo")
    let copy = try fit(source, .wav, window: window)
    let (original, samples) = (try samples(source), try samples(copy))
    let start = Int((window?.start ?? 0) * 44_100) * 2
    let count = Int(((window?.length ?? 5) * 44_100).rounded()) * 2
    #expect(samples == Array(original[start..<start + count]))
    let facts = try Prober().facts(copy)
    #expect(
      facts.container == "wav" && facts.audioBitDepth == 16 && facts.channels == 2
        && facts.sampleRate == 44_100)
  }

  @Test(arguments: [
    ("a.flac", "sine=f=440:d=6:r=96000,aformat=channel_layouts=5.1", []),
    ("b.m4a", "sine=f=440:d=6", ["-c:a", "aac"]),
    ("c.ogg", "sine=f=440:d=6:r=48000", ["-c:a", "libvorbis"]), ("d.mp3", "sine=f=440:d=6:r=22050", []),
    ("e.wav", "sine=f=440:d=6:r=8000", ["-c:a", "pcm_u8"]), ("f.opus", "sine=f=440:d=6:r=48000", []),
  ])
  func anySoundBecomesAnMP3(name: String, source: String, arguments: [String]) throws {
    let source = try made(name, source, arguments)
    let copy = try fit(source, .mp3, window: TimeWindow(start: 1, end: 4), fade: 0.05)
    let facts = try Prober().facts(copy)
    #expect(facts.container == "mp3" && facts.audioCodec == "mp3")
    #expect((facts.channels ?? 9) <= 2 && (facts.sampleRate ?? 0) <= 48_000)
    #expect(abs((facts.duration?.value ?? 0) - 3) < 0.06, "\(String(describing: facts.duration))")
    #expect(abs((try Tool.decodedSeconds(copy) ?? 0) - 3) < 0.06)
  }

  @Test func onlyCutEdgesFade() throws {
    let source = try made("source.wav", "aevalsrc=0.5:d=4:s=48000")
    let inner = try samples(fit(source, .wav, window: TimeWindow(start: 1, end: 3), fade: 0.1))
    #expect(inner.first == 0 && abs(inner[2_400] - 0.25) < 0.01 && abs(inner[48_000] - 0.5) < 0.001)
    #expect(abs(inner[inner.count - 2_400] - 0.25) < 0.01 && abs(inner[inner.count - 1]) < 0.001)
    let start = try samples(fit(source, .wav, window: TimeWindow(start: 0, end: 3), fade: 0.1))
    #expect(abs(start[0] - 0.5) < 0.001 && abs(start[start.count - 1]) < 0.001)
  }

  /// A full-scale square wave overshoots wherever it is filtered.
  @Test func aLoudSoundIsNotClipped() throws {
    let source = try made(
      "loud.wav", "aevalsrc='0.999*(2*gt(sin(2*PI*333*t),0)-1)':d=3:s=44100", ["-c:a", "pcm_f32le"])
    let copy = try fit(source, .mp3)
    #expect((try samples(copy).map(abs).max() ?? 2) < 1.02)
    let soft = try made("soft.wav", "sine=f=440:d=3:r=44100")
    let (before, after) = (
      try samples(soft).map(abs).max() ?? 0, try samples(fit(soft, .mp3)).map(abs).max() ?? 1
    )
    #expect(abs(before - after) < 0.01)
    let tooLoud = try made("float.wav", "aevalsrc=1.6*sin(2*PI*440*t):d=2:s=48000", ["-c:a", "pcm_f32le"])
    let peak = try samples(fit(tooLoud, .wav)).map(abs).max() ?? 2
    #expect(peak < 0.9 && peak > 0.85)
  }

  @Test(arguments: [(80_000, true), (30_000, true), (9_000, false)] as [(Int64, Bool)])
  func aBoundIsKept(most: Int64, isPossible: Bool) throws {
    let source = try made("source.wav", "anoisesrc=d=4:a=0.3:r=48000")
    let path = media.folder.appending("copy.mp3")
    let recipe = SoundRecipe(format: .mp3, window: nil, fade: 0, mostBytes: most)
    let problem = SoundFit.make(recipe, from: MediaPath(source), to: MediaPath(path))
    #expect((problem == nil) == isPossible, "\(problem ?? "")")
    if isPossible { #expect(try media.folder.bytes(of: "copy.mp3").count <= Int(most)) }
  }

  @Test func theSoundOfAClipIsTaken() throws {
    let copy = try fit(media.clip("clip.mp4", seconds: 3, sound: true), .mp3)
    #expect(abs((try Prober().facts(copy).duration?.value ?? 0) - 3) < 0.08)
  }
}
