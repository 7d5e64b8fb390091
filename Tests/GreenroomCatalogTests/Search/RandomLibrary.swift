import Foundation
import GreenroomModel
import GreenroomTestSupport

@testable import GreenroomCatalog

/// A library that a seed fills and changes, with words of many scripts, and questions about it.
struct RandomLibrary {
  let library: TestLibrary
  var generator: SeededGenerator
  private var files: [TestFile] = []
  private var besides: [TestFile] = []
  private var content: UInt64 = 0
  private var clock: Int64 = 1

  static let words = [
    "hero", "Heroine", "Café", "cafe", "ＡＢＣ", "abc", "小明", "明天小", "Straße", "STRASSE", "👩‍🚀", "❤️",
    "e\u{301}te\u{301}", "été", "가각", "각", "ガラス", "ﾊﾟﾝ", "100%", "a_b", "İstanbul", "ΣΊΣΥΦΟΣ", "ς", "किताब", "ที่",
    "x",
  ]
  private static let tags = [
    "red", "Été", "小明", "deep blue", "100%", "ß", "old", "place", "place/Paris", "place/paris/nord",
  ]
  private static let aliases = ["rouge", "heim", "Paris", "小"]

  init(seed: UInt64) throws {
    library = try TestLibrary()
    generator = SeededGenerator(seed: seed)
  }

  /// One of what people and indexing runs do.
  mutating func change() throws {
    switch number(21) {
    case 0...3: try add()
    case 4: try edit()
    case 5: try move()
    case 6: try vanish()
    case 7: try name()
    case 8: try note()
    case 9: try ask()
    case 10: try untag()
    case 11: try alias()
    case 12: try mark()
    case 13: try trash()
    case 14: try rename()
    case 15: try undo()
    case 16, 17: try writeBeside()
    case 18: try removeBeside()
    default: try tag()
    }
  }

  // MARK: - Changes

  private mutating func add() throws {
    let added = (0..<(1 + number(4))).map { _ in newFile() }
    files += added
    try library.index(added)
  }

  private mutating func edit() throws {
    guard let index = files.indices.randomElement(using: &generator) else { return }
    content += 1
    clock += 1
    files[index].content = content
    files[index].modified = clock
    files[index].embedded = embedded()
    try library.index(files[index])
  }

  private mutating func move() throws {
    guard let index = files.indices.randomElement(using: &generator) else { return }
    let location = try library.location(files[index].path.text)
    files[index].path = newPath()
    let file = files[index]
    try library.apply { $0.moves = [IndexBatch.Move(location, to: file.path, stamp: file.stamp)] }
  }

  private mutating func vanish() throws {
    guard let file = files.randomElement(using: &generator) else { return }
    let location = try library.location(file.path.text)
    try library.apply { $0.vanished = [location] }
  }

  private mutating func name() throws {
    guard let asset = try anAsset() else { return }
    let names = ["Hero", "小明", "CAFE", "b_2", "été"]
    // Names are taken now and then.
    _ = try? library.catalog.setName(
      number(4) == 0 ? nil : try AssetName(names.randomElement(using: &generator) ?? "x"), of: asset)
  }

  private mutating func note() throws {
    guard let asset = try anAsset() else { return }
    let note: String? = number(4) == 0 ? nil : "\(word()) \(word())\n\(word())"
    try library.catalog.write { try $0.run("UPDATE asset SET note = ? WHERE pk = ?", note, asset) }
  }

  private mutating func ask() throws {
    guard let file = files.randomElement(using: &generator) else { return }
    try library.request("\(word()) walks with \(word())", references: [file.path.text])
  }

  private mutating func tag() throws {
    guard let asset = try anAsset() else { return }
    _ = try library.catalog.add(tags: [Self.tags.randomElement(using: &generator) ?? "x"], to: [asset])
  }

  private mutating func untag() throws {
    guard let asset = try anAsset() else { return }
    _ = try library.catalog.remove(tags: [Self.tags.randomElement(using: &generator) ?? "x"], from: [asset])
  }

  private mutating func alias() throws {
    let catalog = library.catalog
    let alias = Self.aliases.randomElement(using: &generator) ?? "x"
    // What is an alias, or has no tag, is refused.
    if number(3) == 0 {
      try? catalog.removeAlias(alias)
    } else {
      try? catalog.addAlias(alias, of: Self.tags.randomElement(using: &generator) ?? "x")
    }
  }

  private mutating func mark() throws {
    guard let asset = try anAsset() else { return }
    _ = try library.catalog.pick([asset], [.picked, .rejected, nil].randomElement(using: &generator) ?? nil)
  }

  private mutating func trash() throws {
    guard let asset = try anAsset() else { return }
    _ = try library.catalog.trash([asset], at: number(3) == 0 ? nil : Date())
  }

  private mutating func rename() throws {
    let names = [Self.tags.randomElement(using: &generator) ?? "x", "place", "elsewhere"].shuffled(
      using: &generator)
    // A name that is taken is refused.
    if number(2) == 0 {
      _ = try? library.catalog.renameTag(names[0], to: names[1])
    } else {
      _ = try? library.catalog.mergeTags([names[0]], into: names[1])
    }
  }

  private mutating func undo() throws {
    // What was done since may stand in its way.
    try? library.catalog.undo(library.catalog.undoable(after: nil))
  }

  /// A caption or a sidecar for a file, or for none.
  private mutating func writeBeside() throws {
    guard let file = files.randomElement(using: &generator) else { return }
    clock += 1
    let isCaption = number(2) == 0
    let name = number(2) == 0 ? file.path.text : String(file.path.text.prefix { $0 != "." })
    var said = EmbeddedFacts()
    said.description = "\(word()) beside \(word())"
    said.keywords = isCaption ? [] : (0..<number(3)).map { _ in word() }
    said.labels = number(3) == 0 ? ["tc260:1"] : []
    var companion = TestFile("\(name).\(isCaption ? "txt" : "xmp")", content: 0, inode: UInt64(clock))
    companion.problem = FileProblem(
      .fileUnsupported, "It is beside.", isMedia: false,
      companion: number(6) == 0 ? nil : Companion(kind: isCaption ? .caption : .sidecar, facts: said))
    besides.append(companion)
    try library.index(companion)
  }

  private mutating func removeBeside() throws {
    guard let file = besides.randomElement(using: &generator) else { return }
    besides.removeAll { $0.path == file.path }
    let location = try library.location(file.path.text)
    try library.apply { $0.vanished = [location] }
  }

  private mutating func embedded() -> EmbeddedFacts {
    var facts = EmbeddedFacts()
    guard number(2) == 0 else { return facts }
    facts.prompt = number(3) == 0 ? nil : "\(word()) by \(word())"
    facts.negativePrompt = word()
    facts.model = number(2) == 0 ? "Model-\(number(3))" : nil
    facts.seed = number(2) == 0 ? String(number(4)) : nil
    facts.title = number(3) == 0 ? word() : nil
    facts.keywords = (0..<number(3)).map { _ in word() }
    facts.labels = number(4) == 0 ? ["iptc:trainedAlgorithmicMedia"] : []
    facts.hasManifest = number(4) == 0
    return facts
  }

  // MARK: - Questions

  /// A query as a person would write it.
  mutating func query() -> String {
    (0..<(number(4) == 0 ? 2 : 1)).map { _ in
      (0..<(1 + number(3))).map { _ in term() }.joined(separator: " ")
    }.joined(separator: " , ")
  }

  private mutating func term() -> String {
    let negation = number(4) == 0 ? "-" : ""
    let choice =
      [
        quoted(part()), quoted(part()), quoted(part()),
        "*\(part().filter(\.isLetter))*\(part().filter(\.isLetter))",
        "tag:\(quoted(Self.tags.randomElement(using: &generator) ?? "x"))", "tag:*e*", "tag:*", "tag:none",
        "tag:place", "tag:p*e",
        "tag:\(quoted(Self.aliases.randomElement(using: &generator) ?? "x"))",
        "is:\(AssetState.allCases.randomElement(using: &generator) ?? .picked)", "search:some",
        "has:\(EmbeddedTrait.allCases.randomElement(using: &generator) ?? .prompt)",
        "prompt:\(quoted(part()))", "prompt:*e*e*", "model:model-1", "model:*", "seed:\(number(4))",
        "path:\(quoted(part()))", "path:*.jpg", "path:/m/*", "name:*", "name:hero", "name:*明*",
        "kind:\(["image", "video", "audio"].randomElement(using: &generator) ?? "image")",
        "w:>=\(number(5) * 100)",
        "dur:\(number(5))..", "bytes:..\(number(3_000))", "added:..1h", "added:1h..", "used:0", "used:1..",
      ].randomElement(using: &generator) ?? ""
    return negation + choice
  }

  /// Some characters of a word, or of two that a space parts.
  private mutating func part() -> String {
    let scalars = Array((number(3) == 0 ? "\(word()) \(word())" : word()).unicodeScalars)
    let start = number(scalars.count)
    let length = 1 + number(min(6, scalars.count - start))
    return String(String.UnicodeScalarView(scalars[start..<(start + length)]))
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  // MARK: - Parts

  mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func word() -> String { Self.words.randomElement(using: &generator) ?? "x" }

  private mutating func anAsset() throws -> AssetKey? {
    try files.randomElement(using: &generator).flatMap { try library.asset($0.path.text) }
  }

  /// No path comes twice.
  private mutating func newPath() -> MediaPath {
    clock += 1
    let folder = number(3) == 0 ? "/m" : "/m/\(word())"
    let gap = [" ", "_", "-"].randomElement(using: &generator) ?? ""
    return MediaPath("\(folder)/\(word())\(gap)\(word())\(clock).\(number(2) == 0 ? "jpg" : "PNG")")
  }

  private mutating func newFile() -> TestFile {
    content += 1
    var file = TestFile(newPath().text, content: content)
    file.kind = MediaKind.allCases.randomElement(using: &generator) ?? .image
    file.size = Int64(number(3_000))
    file.embedded = embedded()
    file.facts.width = number(4) == 0 ? nil : number(500)
    file.facts.duration = file.kind == .image ? nil : Seconds(Double(number(50)) / 10)
    return file
  }
}
