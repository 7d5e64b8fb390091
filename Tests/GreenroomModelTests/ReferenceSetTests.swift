import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ReferenceSetTests {
  @Test func handlesAreCountedByKindInOrder() throws {
    let set = try ReferenceSet([member(1, .image), member(2, .video), member(3, .image), member(4, .audio)])
    #expect(set.handles.map(\.description) == ["@image1", "@video1", "@image2", "@audio1"])
    #expect(set.bindings[Handle(.image, 2)] == id(3))
  }

  @Test func removingRenumbersThoseBehind() throws {
    var set = try ReferenceSet([member(1, .image), member(2, .video), member(3, .image)])
    try set.remove(Handle(.image, 1))
    #expect(set.bindings == [Handle(.image, 1): id(3), Handle(.video, 1): id(2)])
  }

  @Test(arguments: [(1, 3, [2, 3, 1]), (3, 1, [3, 1, 2]), (2, 2, [1, 2, 3]), (1, 99, [2, 3, 1])])
  func movingStaysWithinTheKind(from: Int, to: Int, order: [Int]) throws {
    var set = try ReferenceSet([member(1, .image), member(9, .video), member(2, .image), member(3, .image)])
    try set.move(Handle(.image, from), to: to)
    #expect(set.members.filter { $0.kind == .image }.map(\.asset) == order.map(id))
    #expect(set.bindings[Handle(.video, 1)] == id(9))
  }

  @Test func refusesWhatIsNotThere() throws {
    var set = try ReferenceSet([member(1, .image, "a"), member(2, .image, "b")])
    #expect(code { try set.remove(Handle(.image, 3)) } == .notFound)
    #expect(code { try set.move(Handle(.video, 1), to: 1) } == .notFound)
    #expect(code { try set.move(Handle(.image, 1), to: 0) } == .usage)
    #expect(code { try set.rename(Handle(.image, 1), to: AssetName("b")) } == .conflict)
    #expect(code { try set.add(member(3, .image, "a")) } == .conflict)
    #expect(set.members.count == 2)
  }

  @Test func ownNamesFillInWhereNoneIsGiven() throws {
    let set = try ReferenceSet([
      member(1, .image), member(2, .image, "hero"), member(3, .image), member(4, .audio),
    ])
    let own = [id(1): "hero", id(2): "castle", id(3): "dunes"]
    let names = set.names { own[$0] }
    #expect(names.entries.map(\.name) == [nil, "hero", "dunes", nil])
  }

  @Test func aNameGivenTwiceIsTheLatersAndAnOwnNameGivesWay() {
    let names = ReferenceNames.resolving(
      local: ["hero", nil, "hero", nil, nil], own: ["x", "hero", nil, "castle", "castle"])
    #expect(names == [nil, nil, "hero", "castle", nil])
  }
}

/// Whatever is done to a set, a prompt that uses names goes on meaning the same assets, as written, as shown
/// and as sent.
@Suite struct ReferenceSetPropertyTests {
  @Test func promptPreviewAndWireAgree() throws {
    for seed in 0..<250 { try followEdits(seed: seed) }
  }

  private func followEdits(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var set = ReferenceSet()
    for number in 0..<Int.random(in: 1...6, using: &generator) {
      try set.add(member(number, randomKind(&generator), names[number]))
    }
    var written: [AssetID] = []
    var source = randomPrompt(of: set, meaning: &written, using: &generator)
    for _ in 0..<12 {
      (set, source) = try randomEdit(set, source, using: &generator)
      let prompt = Prompt(source, names: set.names())
      let present = Set(set.members.map(\.asset))
      let meant = prompt.mentions.compactMap { $0.handle.flatMap { set.bindings[$0] } }
      #expect(meant == written.filter(present.contains), "seed \(seed): \(source)")
      guard prompt.unknownMentions.isEmpty else { continue }
      for rendering in [prompt.sent, prompt.withHandles, prompt.withNames] {
        let again = Prompt(rendering, names: set.names())
        #expect(again.mentions.map(\.handle) == prompt.mentions.map(\.handle), "seed \(seed): \(rendering)")
      }
      let wire = Prompt(prompt.sent, names: ReferenceNames(set.handles.map { .init($0, name: nil) }))
      #expect(wire.mentions.compactMap { $0.handle.flatMap { set.bindings[$0] } } == meant, "seed \(seed)")
    }
  }

  private func randomEdit(
    _ set: ReferenceSet, _ source: String, using generator: inout SeededGenerator
  ) throws -> (ReferenceSet, String) {
    var changed = set
    guard let handle = set.handles.randomElement(using: &generator) else {
      try changed.add(member(50, randomKind(&generator), nil))
      return (changed, source)
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: try changed.add(member(Int.random(in: 100...999, using: &generator), randomKind(&generator), nil))
    case 1:
      // Where 小明明 goes and 小明 stays, @小明明 says 小明 from then on: the longest known name decides.
      let gone = try changed.remove(handle).name ?? ""
      if changed.members.contains(where: { gone.hasPrefix($0.name ?? "-") }) { changed = set }
    case 2:
      let free = names.filter { name in !set.members.contains { $0.name == name } }
      // A name that mentions of something gone still use would catch them.
      guard let name = free.randomElement(using: &generator),
        Prompt(source, names: set.names()).unknownMentions.isEmpty
      else { break }
      try changed.rename(handle, to: AssetName(name))
      let renames = [handle: name]
      return (changed, Prompt(source, names: set.names()).renaming(renames, names: changed.names()))
    default: try changed.move(handle, to: Int.random(in: 1...6, using: &generator))
    }
    return (changed, source)
  }

  private func randomPrompt(
    of set: ReferenceSet, meaning: inout [AssetID], using generator: inout SeededGenerator
  ) -> String {
    var source = ""
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      source += fillers.randomElement(using: &generator) ?? " "
      if let member = set.members.randomElement(using: &generator), let name = member.name {
        source += "@" + name + " "
        meaning.append(member.asset)
      }
    }
    return source
  }

  private let names = ["hero", "hero-2", "小明", "小明明", "caf\u{E9}", "b", "走", "Hero", "x_"]
  private let fillers = ["", "walks ", "走路,", "2号 ", "me@home.org ", "@@ ", "(", "e\u{301} ", "😀", "5 @ 3 "]
}

@Suite struct PromptPropertyTests {
  @Test func anyTextIsCutWithoutLossAndSentAsWritten() {
    for seed in 0..<500 { cutAndSend(seed: seed) }
  }

  private func cutAndSend(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = randomText(using: &generator)
    let prompt = Prompt(text, names: ReferenceNames([.init(Handle(.image, 1), name: "a")]))
    let joined = prompt.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .escapedAt: "@@"
      case .mention(let mention): mention.text
      }
    }.joined()
    #expect(Array(joined.utf8) == Array(text.utf8), "seed \(seed)")
    if prompt.mentions.isEmpty, !prompt.segments.contains(.escapedAt) {
      #expect(Array(prompt.sent.utf8) == Array(text.utf8), "seed \(seed)")
    }
    #expect(prompt.withHandles.isEmpty == text.isEmpty)
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    var text = ""
    let pieces = [
      "@", "a", "@a", "@@", "image", "1", ".", "\u{301}", "\r\n", "\u{200D}", "走", "@image1", "0", "_",
    ]
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      if Bool.random(using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

private func id(_ number: Int) -> AssetID { AssetID(random: UInt64(number)) }

private func member(_ number: Int, _ kind: MediaKind, _ name: String? = nil) -> ReferenceSet.Member {
  .init(asset: id(number), kind: kind, name: name)
}

private func randomKind(_ generator: inout SeededGenerator) -> MediaKind {
  MediaKind.allCases.randomElement(using: &generator) ?? .image
}

private func code(_ body: () throws -> Void) -> GreenroomError.Code? {
  let error = #expect(throws: GreenroomError.self) { try body() }
  return error?.code
}
