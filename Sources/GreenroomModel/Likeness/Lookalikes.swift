/// Finds what is alike among many.
package enum Lookalikes {
  /// By the places in `items`; each pair once, and of two reasons only the pictures'.
  package static func find(in items: [Likeness], _ strictness: Strictness) -> [Resemblance] {
    LookalikePictures(strictness: strictness).resemblances(items)
      + LookalikeClips(strictness: strictness).resemblances(items)
      + SoundalikeSounds(strictness: strictness).resemblances(items)
  }

  /// What hangs together by some chain of pairs, each with at least two, in order.
  package static func groups(_ pairs: [Resemblance]) -> [[Int]] {
    var parent: [Int: Int] = [:]
    func root(_ item: Int) -> Int {
      var item = item
      while let next = parent[item], next != item { item = next }
      return item
    }
    for pair in pairs {
      let (first, second) = (root(pair.first), root(pair.second))
      parent[max(first, second)] = min(first, second)
      parent[min(first, second)] = min(first, second)
    }
    let members = Set(pairs.flatMap { [$0.first, $0.second] })
    return Dictionary(grouping: members, by: root).values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }
}
