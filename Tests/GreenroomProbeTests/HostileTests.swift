import CLibAV
import Glibc
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Files and numbers that are made or happen to break a reader.
@Suite(.serialized) struct HostileTests {
  private let prober = Prober()

  @Test(.needsRealMedia) func malformedFilesCostLittle() throws {
    let before = peakMegabytes
    for row in try RealMedia.rows() where row.path.hasPrefix("malformed/") {
      for depth in [ProbeDepth.headers, .packets] {
        let start = ContinuousClock.now
        let outcome = prober.probe(MediaPath(RealMedia.path(of: row)), depth: depth)
        #expect(ContinuousClock.now - start < .seconds(5), "\(row.path)")
        if case .failure(let problem) = outcome { #expect(problem.code.rawValue.hasPrefix("file.")) }
      }
    }
    #expect(peakMegabytes - before < 512)
  }

  @Test(.needsRealMedia) func whatIsLeftOfAFileNeverStopsTheProbe() throws {
    let folder = try TemporaryFolder()
    let rows = try RealMedia.rows().filter { ($0.bytes ?? 0) > 64 && ($0.bytes ?? 0) < 40_000 }
    var generator = SeededGenerator(seed: 7)
    for row in rows.shuffled(using: &generator).prefix(120) {
      var bytes = try BytesOfFile.read(RealMedia.path(of: row))
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      for _ in 0..<max(1, bytes.count / 500) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      let path = try folder.write(bytes, to: "broken")
      let start = ContinuousClock.now
      _ = prober.probe(MediaPath(path), depth: .packets)
      #expect(ContinuousClock.now - start < .seconds(5), "\(row.path)")
    }
  }

  @Test func aDeadlineEndsTheProbe() throws {
    let made = try MadeMedia()
    let path = try made.clip("a.mp4", seconds: 4, sound: true)
    var limits = ProbeLimits.standard
    limits.packetDeadline = .zero
    limits.headerDeadline = .zero
    let prober = Prober(limits: limits)
    for depth in [ProbeDepth.headers, .packets] {
      guard case .failure(let problem) = prober.probe(MediaPath(path), depth: depth) else { continue }
      #expect(problem.code == .fileUnreadable)
      #expect(problem.message.contains("time limit"))
    }
  }

  // MARK: Numbers

  @Test func aBrokenMatrixIsNoRotation() {
    func rotation(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32) -> Int? {
      AVNumbers.clockwiseRotation([a, b, 0, c, d, 0, 0, 0, 1 << 30])
    }
    let one: Int32 = 1 << 16
    #expect(rotation(one, 0, 0, one) == 0)
    #expect(rotation(0, one, -one, 0) == 90)
    #expect(rotation(-one, 0, 0, -one) == 180)
    #expect(rotation(0, -one, one, 0) == 270)
    #expect(rotation(0, 0, 0, 0) == nil)
    #expect(rotation(one, one, -one, one) == nil)
    #expect(rotation(.min, .max, .min, .max) == nil)
  }

  @Test func timesThatAreNoneAreNil() {
    #expect(AVNumbers.time(.min) == nil)
    #expect(AVNumbers.rate(AVRational(num: 0, den: 0)) == nil)
    #expect(AVNumbers.rate(AVRational(num: 1, den: 0)) == nil)
    #expect(AVNumbers.rate(AVRational(num: -1, den: 1)) == nil)
    #expect(Tick(0, over: 1) == nil)
    #expect(Tick(1, over: 0) == nil)
    #expect(Tick(1, over: 1)?.duration(of: .max) == nil)
    #expect(Tick(1, over: 90_000)?.duration(of: -90_000) == Seconds(microseconds: -1_000_000))
    #expect(Tick(1, over: 3)?.duration(of: 1) == Seconds(microseconds: 333_333))
    #expect(Tick(1, over: 3)?.duration(of: 2) == Seconds(microseconds: 666_667))
    #expect(Tick(1, over: 1)?.ticks(ofSamples: 100, rate: 0) == 0)
  }

  @Test func errorNumbersAreThoseOfLibav() {
    #expect(AVFailure.sentence(AVFailure.endOfFile) == "End of file")
    #expect(AVFailure.sentence(AVFailure.exit) == "Immediate exit requested")
    #expect(AVFailure.sentence(AVFailure.invalidArgument) == "Invalid argument")
  }

  private var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}

private enum BytesOfFile {
  static func read(_ path: String) throws -> [UInt8] {
    let source = try FileSource(opening: MediaPath(path), readAhead: true)
    return source.bytes(at: 0, count: Int(source.size))
  }
}
