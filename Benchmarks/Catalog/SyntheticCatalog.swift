import Foundation
import GreenroomCatalog
import GreenroomModel

/// A made-up library: words come again as unevenly as they do in life, from a vocabulary of 6,000, a tenth of
/// them Chinese; about two tags an asset of 2,000.
struct SyntheticCatalog {
  let words: [String]
  let tags: [String]
  private var generator = Generator(state: 1)

  init() {
    var generator = Generator(state: 7)
    words = (0..<6_000).map { number in
      number % 10 == 9 ? Self.chinese(&generator) : Self.latin(&generator)
    }
    tags = (0..<2_000).map { "\(Self.latin(&generator))-\($0)" }
  }

  /// Files of one batch, with numbers from `first` on.
  mutating func files(from first: Int, count: Int) -> [IndexBatch.File] {
    (first..<(first + count)).map { file($0) }
  }

  mutating func word() -> String { skewed(words) }

  /// Any word as likely as another, as what people look for is.
  mutating func anyWord() -> String { words[number(below: words.count)] }

  mutating func tag() -> String { skewed(tags) }

  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  // MARK: - Parts

  /// The first of a list come a hundred times as often as the last.
  private mutating func skewed<Element>(_ list: [Element]) -> Element {
    let place = Double.random(in: 0..<1, using: &generator)
    return list[Int(Double(list.count) * place * place * place)]
  }

  private mutating func file(_ number: Int) -> IndexBatch.File {
    let kind: MediaKind = number % 10 == 0 ? .video : number % 17 == 0 ? .audio : .image
    let folder = "/media/library/\(words[number / 1_000 % 200])/\(words[number / 1_000 % 6_000])"
    let path = "\(folder)/\(word())_\(word())_\(String(format: "%06d", number)).\(kind.rawValue.prefix(3))"
    var facts = MediaFacts()
    facts.container = kind == .image ? "jpeg" : "mp4"
    facts.width = kind == .audio ? nil : 640 + self.number(below: 3_000)
    facts.height = kind == .audio ? nil : 480 + self.number(below: 2_000)
    facts.duration = kind == .image ? nil : Seconds(1 + Double(self.number(below: 600)) / 10)
    facts.verified = true
    let stamp = FileStamp(
      device: 1, inode: UInt64(number), size: Int64(10_000 + self.number(below: 10_000_000)),
      modifiedNanoseconds: Int64(number))
    let report = ProbeReport(
      kind: kind, facts: facts,
      fingerprint: Fingerprint(high: UInt64(number), low: generator.next()), stamp: stamp, bytesRead: 0)
    return IndexBatch.File(path: MediaPath(path), stamp: stamp, outcome: .success(report))
  }

  private static func latin(_ generator: inout Generator) -> String {
    let consonants = Array("bcdfghklmnprstvw")
    let vowels = Array("aeiou")
    let syllables = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
      String([
        consonants[Int.random(in: consonants.indices, using: &generator)],
        vowels[Int.random(in: vowels.indices, using: &generator)],
      ])
    }
    return syllables.joined() + (Bool.random(using: &generator) ? "n" : "")
  }

  private static func chinese(_ generator: inout Generator) -> String {
    String(
      String.UnicodeScalarView(
        (0..<2).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x55FF, using: &generator)) }))
  }
}

/// Numbers that come the same each time (SplitMix64).
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
