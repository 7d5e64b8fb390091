import Foundation
import GreenroomCatalog
import GreenroomModel
import Testing

/// What stays the same asset when files are renamed, swapped, edited, copied and lost.
@Suite struct IdentityTests {
  private static func named() throws -> (TestLibrary, AssetRecord) {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1))
    _ = try library.catalog.setName(try AssetName("hero"), of: try library.key("/m/a.jpg"))
    _ = try library.catalog.add(tags: ["red"], to: [try library.key("/m/a.jpg")])
    try library.catalog.changeSet("s", creating: true) { set in
      try set.add(
        ReferenceSet.Member(
          asset: try library.id("/m/a.jpg"), kind: .image, name: "lead", path: MediaPath("/m/a.jpg")))
    }
    return (library, try library.record("/m/a.jpg"))
  }

  private static func members(_ library: TestLibrary) throws -> [ReferenceSet.Member] {
    try #require(try library.catalog.members(ofSet: "s")).members
  }

  @Test func aRenamedFileKeepsEverything() throws {
    let (library, before) = try Self.named()
    let location = try library.location("/m/a.jpg")
    let tally = try library.apply {
      $0.moves = [
        IndexBatch.Move(location, to: MediaPath("/m/new/b.jpg"), stamp: TestFile("", content: 1).stamp)
      ]
    }
    #expect(tally.moved == 1)
    #expect(try library.catalog.asset(at: MediaPath("/m/a.jpg")) == nil)
    let after = try library.record("/m/new/b.jpg")
    #expect(after.id == before.id)
    #expect(after.name == "hero")
    #expect(after.tags == ["red"])
    #expect(try Self.members(library).map(\.path) == [MediaPath("/m/new/b.jpg")])
  }

  @Test func twoFilesMaySwapTheirNames() throws {
    let library = try TestLibrary()
    let (a, b) = (TestFile("/m/a.jpg", content: 1), TestFile("/m/b.jpg", content: 2))
    try library.index(a, b)
    let ids = try [library.id("/m/a.jpg"), library.id("/m/b.jpg")]
    let places = try [library.location("/m/a.jpg"), library.location("/m/b.jpg")]
    let tally = try library.apply {
      $0.moves = [
        IndexBatch.Move(places[0], to: b.path, stamp: a.stamp),
        IndexBatch.Move(places[1], to: a.path, stamp: b.stamp),
      ]
    }
    #expect(tally.moved == 2)
    #expect(try [library.id("/m/b.jpg"), library.id("/m/a.jpg")] == ids)
    #expect(try library.catalog.find(.everything, now: Date()).total == 2)
  }

  @Test func anEditedFileIsANewAssetThatTakesOver() throws {
    let (library, before) = try Self.named()
    try library.request("@hero walks", references: ["/m/a.jpg"])
    let tally = try library.index(TestFile("/m/a.jpg", content: 2, inode: 1).with { $0.modified = 2 })
    #expect(tally.updated == 1)

    let after = try library.record("/m/a.jpg")
    #expect(after.id != before.id)
    #expect(after.name == "hero")
    #expect(after.tags == ["red"])
    #expect(try Self.members(library).map(\.asset) == [after.id])
    #expect(try Self.members(library).map(\.name) == ["lead"])

    let old = try #require(try library.catalog.details(of: before.id))
    #expect(old.record.name == nil)
    #expect(old.record.tags.isEmpty)
    #expect(old.record.path == nil)
    #expect(old.record.isMissing)
    #expect(old.record.replacedBy == after.id)
    #expect(old.requests.count == 1)
    #expect(try library.catalog.details(of: after.id)?.requests.isEmpty == true)
  }

  @Test func anEditThatIsTakenBackBringsTheOldAssetBack() throws {
    let (library, before) = try Self.named()
    try library.index(TestFile("/m/a.jpg", content: 2, inode: 1).with { $0.modified = 2 })
    try library.index(
      TestFile("/m/a.jpg", content: 1).with {
        $0.modified = 3
        $0.sameAs = before.key
      })
    let after = try library.record("/m/a.jpg")
    #expect(after.id == before.id)
    #expect(after.name == "hero")
    #expect(after.tags == ["red"])
    #expect(after.replacedBy == nil)
  }

  @Test func aTouchedFileStaysItselfButItsDigestsAreForgotten() throws {
    let library = try TestLibrary()
    let hash = ContentHash(high: 1, low: 2)
    let file = TestFile("/m/a.jpg", content: 1).with { $0.hash = hash }
    try library.index(file)
    let before = try library.record("/m/a.jpg")
    #expect(before.contentHash == hash)
    try library.index(
      file.with {
        $0.modified = 2; $0.hash = nil
      })
    let touched = try library.record("/m/a.jpg")
    #expect(touched.id == before.id)
    #expect(touched.contentHash == nil)
  }

  @Test func aFullHashTellsAnEditBetweenTheEnds() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.wav", content: 1).with { $0.hash = ContentHash(high: 1, low: 2) }
    try library.index(file)
    let before = try library.id("/m/a.wav")
    try library.index(
      file.with {
        $0.modified = 2; $0.hash = ContentHash(high: 3, low: 4)
      })
    #expect(try library.id("/m/a.wav") != before)
    try library.index(
      file.with {
        $0.modified = 3; $0.hash = ContentHash(high: 3, low: 4)
      })
    #expect(try library.record("/m/a.wav").contentHash == ContentHash(high: 3, low: 4))
  }

  @Test func aProvedCopyIsASecondLocationAndOutlivesTheFirst() throws {
    let (library, before) = try Self.named()
    try library.index(TestFile("/m/copy.jpg", content: 1, inode: 9).with { $0.sameAs = before.key })
    #expect(try library.catalog.find(.everything, now: Date()).total == 1)
    #expect(try library.catalog.details(of: before.id)?.locations.count == 2)

    let first = try library.location("/m/a.jpg")
    try library.apply { $0.vanished = [first] }
    let found = try #require(try library.catalog.find(.everything, now: Date()).assets.first)
    #expect(found.path == MediaPath("/m/copy.jpg"))
    #expect(!found.isMissing)
    #expect(found.name == "hero")
  }

  @Test func anEditedCopyPartsFromTheOriginalWhichKeepsItsName() throws {
    let (library, before) = try Self.named()
    try library.index(TestFile("/m/copy.jpg", content: 1, inode: 9).with { $0.sameAs = before.key })
    try library.index(TestFile("/m/copy.jpg", content: 2, inode: 9).with { $0.modified = 2 })
    let original = try library.record("/m/a.jpg")
    let copy = try library.record("/m/copy.jpg")
    #expect(original.id == before.id)
    #expect(original.name == "hero")
    #expect(original.replacedBy == nil)
    #expect(copy.name == nil)
    #expect(copy.tags == ["red"])
    #expect(try Self.members(library).map(\.asset) == [before.id])
  }

  @Test func anUnprovedTwinIsAnAssetOfItsOwn() throws {
    let (library, before) = try Self.named()
    try library.index(TestFile("/m/twin.jpg", content: 1, inode: 9))
    #expect(try library.id("/m/twin.jpg") != before.id)
    #expect(try library.catalog.candidates(before.fingerprint, size: before.bytes).count == 2)
  }

  @Test func aFileMovedOntoAnotherIsAnEditOfIt() throws {
    let (library, before) = try Self.named()
    let draft = TestFile("/m/draft.jpg", content: 2)
    try library.index(draft)
    let draftID = try library.id("/m/draft.jpg")
    let location = try library.location("/m/draft.jpg")
    try library.apply {
      $0.moves = [IndexBatch.Move(location, to: MediaPath("/m/a.jpg"), stamp: draft.stamp)]
    }
    let after = try library.record("/m/a.jpg")
    #expect(after.id == draftID)
    #expect(after.name == "hero")
    #expect(after.tags == ["red"])
    #expect(try Self.members(library).map(\.asset) == [draftID])
    #expect(try Self.members(library).map(\.path) == [MediaPath("/m/a.jpg")])
    #expect(try library.catalog.details(of: before.id)?.record.replacedBy == draftID)
    #expect(try library.catalog.integrityProblems().isEmpty)
  }

  @Test func aFileThatBreaksAndIsMendedHandsItsNameOn() throws {
    let (library, before) = try Self.named()
    try library.index(
      TestFile("/m/a.jpg", content: 2, inode: 1).with {
        $0.modified = 2
        $0.problem = FileProblem(.fileTruncated, "It ends early.")
      })
    #expect(try library.catalog.asset(named: "hero")?.id == before.id)
    #expect(try library.catalog.asset(named: "hero")?.isMissing == true)
    #expect(try library.catalog.asset(at: MediaPath("/m/a.jpg")) == nil)
    try library.index(TestFile("/m/a.jpg", content: 3, inode: 1).with { $0.modified = 3 })
    let after = try library.record("/m/a.jpg")
    #expect(after.id != before.id)
    #expect(after.name == "hero")
    #expect(try library.catalog.problem(at: MediaPath("/m/a.jpg")) == nil)
  }

  @Test func missingAssetsKeepTagsSetsAndName() throws {
    let (library, before) = try Self.named()
    let location = try library.location("/m/a.jpg")
    try library.apply { $0.vanished = [location] }
    let missing = try #require(try library.catalog.asset(named: "hero"))
    #expect(missing.id == before.id)
    #expect(missing.isMissing)
    #expect(missing.tags == ["red"])
    #expect(try Self.members(library).map(\.asset) == [before.id])
  }

  @Test func verifiedFactsAreNotLostToAHeader() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.mp4", content: 1).with { $0.facts.duration = Seconds(17.6) }
    try library.index(file)
    try library.index(
      file.with {
        $0.facts.duration = Seconds(7.1)
        $0.facts.verified = true
      })
    #expect(try library.record("/m/a.mp4").facts.duration == Seconds(7.1))
    try library.index(file)
    #expect(try library.record("/m/a.mp4").facts.verified)
    #expect(try library.record("/m/a.mp4").facts.duration == Seconds(7.1))
  }

  @Test func aNewerProbeChangesFactsAndKindButNotTheAsset() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.gif", content: 1)
    try library.index(file)
    let before = try library.id("/m/a.gif")
    try library.index(TestFile("/m/a.gif", content: 5, inode: 1).with { $0.kind = .video })
    let after = try library.record("/m/a.gif")
    #expect(after.id == before)
    #expect(after.kind == .video)
  }

  @Test func everyFactIsReadAsItWasWritten() throws {
    let library = try TestLibrary()
    var facts = MediaFacts()
    facts.container = "mp4"
    (facts.width, facts.height, facts.codedWidth, facts.codedHeight) = (1, 2, 3, 4)
    (facts.rotation, facts.orientation) = (270, 6)
    facts.sampleAspectRatio = FrameRate(4, over: 3)
    (facts.duration, facts.headerDuration) = (Seconds(microseconds: .max), Seconds(microseconds: 1))
    facts.frameRate = FrameRate(24_000, over: 1_001)
    (facts.variableFrameRate, facts.frameCount) = (true, 99)
    (facts.videoCodec, facts.pixelFormat, facts.bitDepth) = ("hevc", "yuv420p10le", 10)
    (facts.alpha, facts.animated, facts.colorModel) = (false, true, "ycbcr")
    (facts.audioCodec, facts.sampleRate, facts.channels, facts.audioBitDepth) = ("aac", 48_000, 6, 24)
    (facts.encrypted, facts.truncated, facts.flat, facts.silent) = (true, false, true, false)
    (facts.dark, facts.clipped, facts.interlaced) = (false, true, true)
    facts.bars = PixelRectangle(x: 0, y: 30, size: PixelSize(320, 120))
    facts.verified = true
    try library.index(
      TestFile("/m/full", content: 1).with { $0.facts = facts }, TestFile("/m/empty", content: 2))
    #expect(try library.record("/m/full").facts == facts)
    #expect(try library.record("/m/empty").facts == MediaFacts())
    let mirror = Mirror(reflecting: facts).children
    #expect(
      mirror.allSatisfy { Mirror(reflecting: $0.value).displayStyle != .optional || "\($0.value)" != "nil" })
  }
}
