/// Finds sounds that are, or are part of, one another by chromaprint's codes: equal codes hint at how two may
/// lie beside each other, and then all their bits are compared.
struct SoundalikeSounds {
  /// Seconds from one code to the next: chromaprint reads at 11,025 Hz and goes on by 1,365 samples.
  static let step = 1_365.0 / 11_025
  /// Codes that two sounds must share: three seconds.
  private static let leastCodes = 24
  /// Kinds of codes among them, fewer of which are silence or a tone.
  private static let leastKinds = 8
  /// A code that stands in more places tells nothing.
  private static let mostPlaces = 2_000

  let strictness: Strictness

  private struct Place {
    let sound: Int
    let number: Int
  }

  func resemblances(_ items: [Likeness]) -> [Resemblance] {
    let index = index(items)
    return items.indices.flatMap { sound in
      var votes = AlignmentVotes()
      for (number, code) in items[sound].sound.enumerated() {
        for place in index[code] ?? [] where place.sound > sound {
          votes.add(Alignment(other: place.sound, shift: number - place.number))
        }
      }
      return votes.best(least: 2).compactMap { other, alignments in
        alignments.compactMap { compare(sound, items[sound].sound, $0, items[other].sound) }
          .max { $0.share < $1.share }
          .map { Resemblance(sound, other, .sound($0)) }
      }
    }
  }

  private func index(_ items: [Likeness]) -> [UInt32: [Place]] {
    var index: [UInt32: [Place]] = [:]
    for (sound, item) in items.enumerated() {
      for (number, code) in item.sound.enumerated() where number == 0 || item.sound[number - 1] != code {
        index[code, default: []].append(Place(sound: sound, number: number))
      }
    }
    return index.filter { $0.value.count <= Self.mostPlaces }
  }

  private func compare(_ sound: Int, _ mine: [UInt32], _ alignment: Alignment, _ theirs: [UInt32])
    -> ClipPart?
  {
    guard alignment.coversShorter(mine.count, theirs.count) else { return nil }
    let overlap = alignment.overlap(mine.count, theirs.count)
    guard overlap.count >= Self.leastCodes, Set(mine[overlap]).count >= Self.leastKinds else { return nil }
    let bits = overlap.reduce(0) { $0 + (mine[$1] ^ theirs[$1 - alignment.shift]).nonzeroBitCount }
    let error = Double(bits) / Double(overlap.count * UInt32.bitWidth)
    guard error <= strictness.mostError else { return nil }
    return ClipPart(sound, alignment, mine.count, theirs.count, step: Self.step, share: 1 - error)
  }
}
