import GreenroomModel
import Testing

@testable import GreenroomProbe

/// What counts as a constant rate, with time stamps as containers round them.
@Suite struct FrameStepsTests {
  private static let milliseconds = Tick(1, over: 1_000)

  private func steps(_ steps: [Int64], tick: Tick? = milliseconds) throws -> FrameSteps {
    FrameSteps(steps, tick: try #require(tick))
  }

  /// Time stamps of `rate` frames a second, rounded to milliseconds, as Matroska and FLV have them.
  private func rounded(_ rate: Double, count: Int) -> [Int64] {
    let times = (0...count).map { Int64((Double($0) * 1_000 / rate).rounded()) }
    return zip(times.dropFirst(), times).map { $0 - $1 }
  }

  @Test(arguments: [23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 120])
  func roundingToMillisecondsIsNoVariation(rate: Double) throws {
    #expect(try steps(rounded(rate, count: 240)).isVariable == false)
  }

  @Test func roundingThatWasCopiedIntoAFinerClockIsNoVariation() throws {
    let fine = rounded(30, count: 90).map { $0 * 90 }
    #expect(try steps(fine, tick: Tick(1, over: 90_000)).isVariable == false)
  }

  @Test func oddFirstAndLastFramesAreNoVariation() throws {
    #expect(try steps([21] + Array(repeating: 40, count: 20) + [63]).isVariable == false)
  }

  @Test(arguments: [(drops: 1, isVariable: false), (drops: 2, isVariable: true)])
  func oneFrameInAHundredMayBeMissing(drops: Int, isVariable: Bool) throws {
    var all = [Int64](repeating: 40, count: 120)
    for drop in 0..<drops { all[20 + 10 * drop] = 80 }
    #expect(try steps(all).isVariable == isVariable)
  }

  @Test func aLongFreezeIsVariation() throws {
    var all = [Int64](repeating: 40, count: 200)
    all[100] = 2_000
    #expect(try steps(all).isVariable == true)
  }

  @Test func twoRatesInOneClipAreVariation() throws {
    #expect(try steps(rounded(24, count: 50) + rounded(30, count: 70)).isVariable == true)
  }

  @Test func pulledDownFilmIsNoVariation() throws {
    let fields = (0..<48).map { Int64($0 % 2 == 0 ? 3_003 : 4_504) }
    #expect(try steps(fields, tick: Tick(1, over: 90_000)).isVariable == false)
  }

  @Test(arguments: [[], [40]] as [[Int64]])
  func tooFewFramesTellNothing(all: [Int64]) throws {
    #expect(try steps(all).isVariable == nil)
    #expect(try steps(all).meanRate(frames: all.count + 1, ticks: 40, stated: []) == nil)
  }

  @Test func aRoundedRateIsTheOneThatPeopleMean() throws {
    let film = rounded(24_000 / 1_001, count: 240)
    let rate = try steps(film).meanRate(frames: 241, ticks: film.reduce(0, +) + 42, stated: [])
    #expect(rate == FrameRate(24_000, over: 1_001))
  }

  @Test func aRateThatNobodyMeansIsCounted() throws {
    let all = [Int64](repeating: 1_000, count: 100)
    let rate = try steps(all, tick: Tick(1, over: 17_594)).meanRate(frames: 101, ticks: 101_000, stated: [])
    #expect(rate == FrameRate(8_797, over: 500))
  }

  @Test func theMeanOfAVariableRateCountsAllFrames() throws {
    let all = [Int64](repeating: 40, count: 50) + [Int64](repeating: 80, count: 50)
    let rate = try #require(try steps(all).meanRate(frames: 101, ticks: 6_080, stated: []))
    #expect(abs(rate.value - 101 / 6.08) < 0.001)
  }
}

/// The same with real files.
@Suite struct FrameRateTests {
  private let prober = Prober()
  private static let dropping = "select='not(eq(mod(n\\,7)\\,3))'"

  @Test(arguments: ["mp4", "mkv", "mov", "flv", "ts"], ["24000/1001", "25", "30000/1001", "60"])
  func aConstantRateIsExactInEveryContainer(container: String, rate: String) throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.clip("a.\(container)", seconds: 3, rate: rate))
    let parts = rate.split(separator: "/").compactMap { Int64($0) }
    #expect(facts.frameRate == FrameRate(parts[0], over: parts.count > 1 ? parts[1] : 1))
    #expect(facts.variableFrameRate == false)
  }

  @Test(arguments: ["mp4", "mkv", "mov"])
  func droppedFramesMakeAVariableRate(container: String) throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.clip("a.\(container)", seconds: 4, rate: "30", filter: Self.dropping))
    #expect(facts.variableFrameRate == true)
    #expect(abs((facts.frameRate?.value ?? 0) - 30 * 6 / 7.0) < 0.4)
  }

  @Test func aSampleTableTellsAVariableRateWithoutPackets() throws {
    let made = try MadeMedia()
    let variable = try made.clip("a.mp4", seconds: 4, rate: "30", filter: Self.dropping)
    #expect(try prober.facts(variable, .headers).variableFrameRate == true)
    #expect(try prober.facts(made.clip("b.mp4"), .headers).variableFrameRate == false)
  }
}
