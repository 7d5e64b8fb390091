/// Finds stills that look alike.
struct LookalikePictures {
  let strictness: Strictness

  func resemblances(_ items: [Likeness]) -> [Resemblance] {
    let places = items.indices.filter { items[$0].picture != nil }
    let hashes = places.compactMap { items[$0].picture?.bits }
    let index = NearHashes(hashes)
    var found: [Resemblance] = []
    for (number, hash) in hashes.enumerated() {
      index.forEach(near: hash, within: strictness.mostBits) { other in
        guard other > number else { return }
        let bits = (hash ^ hashes[other]).nonzeroBitCount
        found.append(Resemblance(places[number], places[other], .picture(bits: bits)))
      }
    }
    return found
  }
}
