import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom

/// Pictures of what there is: made once, kept, bounded, and gone without harm.
@Suite struct PreviewWorkflowTests {
  private let test: TestLibrary

  init() throws {
    test = try TestLibrary()
    for sample in ["ready/dunes.jpg", "ready/drift.mp4", "ready/theme.mp3", "unfit/from-a-phone.heic"] {
      try test.bring(sample)
    }
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
  }

  private func files() -> [String] {
    FileManager.default.enumerator(atPath: test.library.folder.appending("previews").text)?
      .compactMap { $0 as? String }.filter { $0.contains(".") } ?? []
  }

  @Test func everythingHasAPictureAndTheSecondRunMakesNone() throws {
    let first = try test.library.makePreviews(PreviewsRequest())
    // Four pictures, one strip, and curves of the clip's sound and the music.
    #expect(first.made == 7)
    #expect(first.problems.isEmpty)
    #expect(first.bytes > 0)
    let before = files().sorted()
    let second = try test.library.makePreviews(PreviewsRequest())
    #expect(second.made == 0 && second.there == 7)
    #expect(files().sorted() == before)
  }

  @Test func aPreviewIsMadeWhenItIsWantedAndMadeAgainWhenItIsGone() throws {
    let record = try test.library.indexed(test.argument("media/drift.mp4"))
    guard case .made(let image?, _) = try test.library.preview(.strip, of: record) else {
      Issue.record("no strip")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: image.text)).starts(with: [0xFF, 0xD8]))
    try FileManager.default.removeItem(atPath: test.library.folder.appending("previews").text)
    guard case .made = try test.library.preview(.strip, of: record) else {
      Issue.record("no strip again")
      return
    }
    #expect(files().count == 2)
  }

  @Test func aCurveTellsLoudnessAndASecondLookIsTheSame() throws {
    let record = try test.library.indexed(test.argument("media/theme.mp3"))
    guard case .made(nil, let text?) = try test.library.preview(.curve, of: record) else {
      Issue.record("no curve")
      return
    }
    let curve = try JSONDecoder().decode(
      SoundCurve.self, from: Data(contentsOf: URL(fileURLWithPath: text.text)))
    #expect(curve.zooms.count > 1)
    #expect((-40...0).contains(curve.loudness ?? 0))
    #expect(abs(curve.duration - 8) < 0.2)
    #expect(try test.library.show(test.argument("media/theme.mp3")).sound?.loudness == curve.loudness)
  }

  @Test func aDamagedFileCostsItselfAloneAndIsTriedOnce() throws {
    let jpeg = try Checkout.bytes("Assets/Samples/ready/dunes.jpg")
    try test.folder.write(Array(jpeg.prefix(700)) + [UInt8](repeating: 0, count: 9), to: "media/broken.jpg")
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
    let first = try test.library.makePreviews(PreviewsRequest(kinds: [.picture]))
    let second = try test.library.makePreviews(PreviewsRequest(kinds: [.picture]))
    #expect(first.made + first.problems.count == first.assets)
    #expect(second.made == 0)
    #expect(second.problems == first.problems)
  }

  @Test func whatNobodyWantsMakesRoom() throws {
    _ = try test.library.makePreviews(PreviewsRequest())
    let store = test.library.previewStore
    let size = store.size()
    #expect(store.trim(to: size) == 0)
    let wanted = try test.library.indexed(test.argument("media/dunes.jpg"))
    for name in files() {
      let path = store.folder.appending(name).text
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
    }
    // Looking at one makes it the latest.
    #expect(store.preview(.picture, of: wanted.id) != nil)
    #expect(store.trim(to: size - 1) > 0)
    #expect(store.size() < size)
    #expect(store.preview(.picture, of: wanted.id) != nil)
  }

  /// Were others thrown away for what nobody asked for, a library too large for its room would be drawn for ever.
  @Test func whatIsMadeInAdvanceStopsWhereThereIsNoRoom() throws {
    let small = try TestLibrary(environment: ["GREENROOM_PREVIEWS_ROOM": "1KB"])
    for sample in ["ready/dunes.jpg", "ready/theme.mp3"] { try small.bring(sample) }
    _ = try small.library.index(IndexRequest(paths: [small.root.appending("media")]))
    let first = try small.library.makePreviews(PreviewsRequest(kinds: [.picture, .curve]))
    #expect(first.made == 2 && first.withoutRoom == 1)
    let second = try small.library.makePreviews(PreviewsRequest(kinds: [.picture, .curve]))
    #expect(second.made == 0 && second.there == 2 && second.withoutRoom == 1)
    #expect(second.bytes == first.bytes)
  }

  @Test func aHalfWrittenPreviewCountsAsNone() throws {
    let record = try test.library.indexed(test.argument("media/dunes.jpg"))
    guard case .made(let image?, _) = try test.library.preview(.picture, of: record) else { return }
    try Data().write(to: URL(fileURLWithPath: image.text))
    #expect(test.library.previewStore.preview(.picture, of: record.id) == nil)
  }

  @Test(arguments: ["sheet.jpg", "sheet.png", "sheet.webp"])
  func aSheetIsDrawnInTheFormatOfItsName(name: String) throws {
    let output = test.root.appending(name)
    let document = try test.library.sheet(SheetRequest(.query(""), output: output))
    #expect(document.shown == 4 && document.total == 4)
    let starts: [String: [UInt8]] = [
      "sheet.jpg": [0xFF, 0xD8], "sheet.png": [0x89, 0x50], "sheet.webp": [0x52, 0x49],
    ]
    #expect(try Data(contentsOf: URL(fileURLWithPath: output.text)).starts(with: starts[name] ?? []))
    #expect(throws: GreenroomError.self) { try test.library.sheet(SheetRequest(.query(""), output: output)) }
  }

  @Test func aClipIsDrawnOverTime() throws {
    let output = test.root.appending("clip.png")
    let subject = SheetRequest.Subject.clip(test.argument("media/drift.mp4"), frames: 5)
    #expect(try test.library.sheet(SheetRequest(subject, output: output)).shown == 5)
    let still = SheetRequest.Subject.clip(test.argument("media/dunes.jpg"), frames: 5)
    #expect(throws: GreenroomError.self) {
      try test.library.sheet(SheetRequest(still, output: test.root.appending("no.png")))
    }
  }

  @Test(arguments: [ClipMoment.first, .last, .at(1.5)])
  func aFrameIsWrittenAtFullSizeAndNeverOverAFile(moment: ClipMoment) throws {
    let output = test.root.appending("frame.png")
    _ = try test.library.frame(moment, of: test.argument("media/drift.mp4"), to: output)
    let facts = try #require(test.check(AssetArgument(output.text, in: test.root)).references.first?.facts)
    #expect(facts.width == 864 && facts.height == 496)
    #expect(throws: GreenroomError.self) {
      try test.library.frame(moment, of: test.argument("media/drift.mp4"), to: output)
    }
    #expect(throws: GreenroomError.self) {
      try test.library.frame(moment, of: test.argument("media/dunes.jpg"), to: test.root.appending("b.png"))
    }
  }

  @Test func aSheetOfNothingOrAnotherFormatIsRefused() throws {
    for request in [
      SheetRequest(.query("kind:video kind:image"), output: test.root.appending("a.png")),
      SheetRequest(.query(""), output: test.root.appending("a.gif")),
    ] {
      #expect(throws: GreenroomError.self) { try test.library.sheet(request) }
      #expect(!FileManager.default.fileExists(atPath: request.output.text))
    }
  }
}
