import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What is embedded in real files, and beside them, from the disk to what is found.
@Suite struct IndexEmbeddedTests {
  private let world: IndexWorld

  init() throws { world = try IndexWorld() }

  private func found(_ query: String) throws -> Int {
    try world.catalog.find(try Query(query), now: Date()).total
  }

  /// A picture with a text chunk before its pixels.
  private func write(_ name: String, _ seed: Int, parameters: String) throws {
    let text = Array("parameters\u{0}\(parameters)".utf8)
    let length = withUnsafeBytes(of: UInt32(text.count).bigEndian) { Array($0) }
    var bytes = TestPicture.bytes(seed)
    // Behind the signature and the header. Nobody looks at the checksum.
    bytes.insert(contentsOf: length + Array("tEXt".utf8) + text + [0, 0, 0, 0], at: 33)
    try world.folder.write(bytes, to: "media/" + name)
  }

  private static let parameters = "a red fox\nSteps: 4, Sampler: Euler, Seed: 7, Model: dreamy"

  @Test func aPromptIsFoundOnceItsFileIsIndexed() throws {
    try write("a.png", 1, parameters: Self.parameters)
    try world.write("b.png", 2)
    #expect(try world.index().added == 2)
    #expect(try found("fox") == 1)
    #expect(try found("seed:7 model:dreamy prompt:red has:prompt") == 1)
    let embedded = try #require(try world.catalog.details(of: world.id("a.png"))?.embedded)
    #expect(EmbeddedResult(embedded).blocks.map(\.text) == [Self.parameters])
    #expect(try world.index().bytesRead == 0)
  }

  @Test func aCaptionCountsFromWhenItIsWrittenUntilItIsRemoved() throws {
    try world.write("a.png", 1)
    try world.index()
    try world.writeText("a.txt", "a lighthouse")
    let run = try world.index()
    #expect(run.unchanged == 1)
    #expect(run.skipped == 1)
    #expect(run.problems.first?.message.contains("caption") == true)
    #expect(try found("lighthouse") == 1)
    try world.writeText("a.txt", "a harbour, and more of it")
    try world.index()
    #expect(try found("lighthouse") == 0)
    #expect(try found("harbour has:caption") == 1)
    // It is not read again while it stays as it is.
    #expect(try world.index().bytesRead == 0)
    #expect(try found("harbour") == 1)
    try world.remove("a.txt")
    try world.index()
    #expect(try found("harbour") == 0)
  }

  @Test func editedInPlaceTheNewPromptCountsAndTagsStay() throws {
    try write("a.png", 1, parameters: Self.parameters)
    try world.index()
    let asset = try #require(try world.asset("a.png"))
    _ = try world.catalog.add(tags: ["mine"], to: [asset.key])
    try write("a.png", 1, parameters: "a blue whale\nSteps: 4, Seed: 8")
    try world.index()
    #expect(try found("fox") == 0)
    #expect(try found("whale tag:mine") == 1)
  }

  @Test func greatTextsAreWrittenInBatchesOfBoundedSize() throws {
    var generator = SeededGenerator(seed: 5)
    for number in 0..<24 {
      // Noise, which cannot be compressed.
      let noise = (0..<250_000).map { _ in
        Character(Unicode.Scalar(UInt8.random(in: 0x23...0x7E, using: &generator)))
      }
      try write("a\(number).png", number, parameters: String(noise))
    }
    #expect(try world.index().added == 24)
    #expect(try found("kind:image") == 24)
  }
}
