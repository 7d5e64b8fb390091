/// Finds clips that are, or are part of, one another: every moment hints at those that look like it in other
/// clips, and how far apart in time; what enough of them agree on is compared moment by moment.
struct LookalikeClips {
  /// Moments that say something which two clips must share: two seconds. Shorter clips must share all.
  private static let leastMoments = 4

  let strictness: Strictness

  private struct Moment {
    let clip: Int
    let number: Int
  }

  func resemblances(_ items: [Likeness]) -> [Resemblance] {
    var moments: [Moment] = []
    var hashes: [UInt64] = []
    for (clip, item) in items.enumerated() {
      for (number, hash) in item.moments.enumerated() {
        guard let hash else { continue }
        moments.append(Moment(clip: clip, number: number))
        hashes.append(hash.bits)
      }
    }
    let index = NearHashes(hashes)
    return items.indices.flatMap { clip in
      var votes = AlignmentVotes()
      for (number, hash) in items[clip].moments.enumerated() {
        guard let hash else { continue }
        index.forEach(near: hash.bits, within: strictness.mostBits) { place in
          let other = moments[place]
          guard other.clip > clip else { return }
          votes.add(Alignment(other: other.clip, shift: number - other.number))
        }
      }
      return votes.best(least: 2).compactMap { other, alignments in
        alignments.compactMap { compare(clip, items[clip].moments, $0, items[other].moments) }
          .max { $0.share < $1.share }
          .map { Resemblance(clip, other, .pictures($0)) }
      }
    }
  }

  /// Nil where they are not alike enough.
  private func compare(
    _ clip: Int, _ mine: [PictureHash?], _ alignment: Alignment, _ theirs: [PictureHash?]
  ) -> ClipPart? {
    guard alignment.coversShorter(mine.count, theirs.count) else { return nil }
    var (telling, alike) = (0, 0)
    for place in alignment.overlap(mine.count, theirs.count) {
      switch (mine[place], theirs[place - alignment.shift]) {
      case (nil, nil): continue
      case (let left?, let right?) where left.distance(to: right) <= strictness.mostBits:
        telling += 1
        alike += 1
      default: telling += 1
      }
    }
    guard telling >= min(Self.leastMoments, mine.count, theirs.count), telling > 0 else { return nil }
    let share = Double(alike) / Double(telling)
    guard share >= strictness.leastAlike else { return nil }
    return ClipPart(clip, alignment, mine.count, theirs.count, step: Likeness.step, share: share)
  }
}

extension ClipPart {
  /// - Parameter step: Seconds from one code to the next.
  init(
    _ clip: Int, _ alignment: Alignment, _ count: Int, _ otherCount: Int, step: Double, share: Double
  ) {
    let isPartOfOther = count < otherCount
    let start = Double(max(0, isPartOfOther ? -alignment.shift : alignment.shift)) * step
    let length = Double(min(count, otherCount)) * step
    let whole = Double(max(count, otherCount)) * step
    self.init(
      part: isPartOfOther ? clip : alignment.other, start: start, end: min(start + length, whole),
      isWhole: whole - length <= max(2 * step, 0.05 * whole), share: share)
  }
}
