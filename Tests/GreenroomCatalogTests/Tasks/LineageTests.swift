import Foundation
import GreenroomCatalog
import GreenroomModel
import Testing

@Suite struct LineageTests {
  private let library: TestLibrary

  init() throws { library = try .withGeneratedClips() }

  private func lineage(_ path: String) throws -> Lineage {
    try #require(try library.catalog.lineage(of: library.id(path)))
  }

  @Test func aClipTellsAllThatMadeIt() throws {
    let generation = try #require(try lineage("/lib/clips/walk.mp4").generations.first)
    #expect(generation.gatewayID == "gw-walk" && generation.state == .done && !generation.isAdopted)
    #expect(generation.model == "wide-1" && generation.profile == "p" && generation.profileRevision == "1")
    #expect(generation.prompt == "@hero 走路 slowly" && !generation.isLastFrame)
    #expect(generation.cost?["credits"] == 7)
    #expect(
      generation.references.map { $0.lineage?.asset.path?.fileName.text } == ["hero.jpg", "dolly.mp4"])
    #expect(generation.references.first?.lineage?.asset.name == "hero")
  }

  @Test func aChainIsFollowedBackToTheFirstPicture() throws {
    let on = try #require(try lineage("/lib/clips/on.mp4").generations.first)
    let frame = try #require(on.references.first?.lineage)
    #expect(frame.asset.path?.fileName.text == "walk-last.png")
    let walk = try #require(frame.generations.first)
    #expect(walk.isLastFrame && walk.gatewayID == "gw-walk")
    #expect(walk.references.first?.lineage?.asset.name == "hero")
  }

  @Test func aPictureLeadsToEverythingMadeOfIt() throws {
    let hero = try lineage("/m/hero.jpg")
    let walk = try #require(hero.uses.first?.clips.first)
    #expect(walk.asset.path?.fileName.text == "walk.mp4")
    let frame = try #require(walk.derivatives.first)
    #expect(frame.recipe == Lineage.lastFrame && frame.lineage.asset.path?.fileName.text == "walk-last.png")
    #expect(frame.lineage.uses.first?.clips.first?.asset.path?.fileName.text == "on.mp4")
    let fit = try #require(hero.derivatives.first)
    #expect(fit.recipe == "fit")
    #expect(fit.lineage.uses.first?.clips.first?.asset.path?.fileName.text == "fit.mp4")
    #expect(hero.generations.isEmpty && hero.sources.isEmpty)
  }

  @Test func aDerivativeKnowsItsSource() throws {
    let source = try #require(try lineage("/lib/derived/fit.jpg").sources.first)
    #expect(source.recipe == "fit" && source.lineage.asset.name == "hero")
  }

  @Test func whatNothingIsKnownOfIsAlone() throws {
    let idle = try lineage("/m/idle.png")
    #expect(idle.generations.isEmpty && idle.sources.isEmpty && idle.uses.isEmpty && idle.derivatives.isEmpty)
    #expect(try library.catalog.lineage(of: AssetID(random: 1)) == nil)
  }

  @Test func aCircleEnds() throws {
    _ = try library.catalog.keepDerivative(
      TestFile("/m/hero.jpg", content: 1).entry, of: try library.id("/lib/derived/fit.jpg"), recipe: "back",
      probeVersion: TestLibrary.probeVersion, at: Date())
    let hero = try lineage("/m/hero.jpg")
    let again = try #require(hero.sources.first?.lineage.sources.first?.lineage)
    #expect(again.asset.id == hero.asset.id && again.isCutShort && again.sources.isEmpty)
  }

  /// A library in which every clip goes on from the one before.
  @Test func aVeryLongChainIsCutShort() throws {
    for number in 0..<70 {
      let previous = number == 0 ? "/m/hero.jpg" : "/lib/clips/c\(number - 1).mp4"
      try library.generate(
        "c\(number)", "go on", [previous], content: UInt64(1_000 + number * 2), "gw-\(number)")
    }
    var depth = 0
    var next: Lineage? = try lineage("/lib/clips/c69.mp4")
    while let lineage = next, !lineage.isCutShort {
      depth += 1
      next = lineage.generations.first?.references.first?.lineage
    }
    #expect(depth == 64 && next?.isCutShort == true)
  }
}
