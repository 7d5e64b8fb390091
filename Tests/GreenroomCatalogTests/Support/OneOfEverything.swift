import Foundation
import GreenroomCatalog
import GreenroomModel

extension TestLibrary {
  static func withOneOfEverything() throws -> TestLibrary {
    let library = try TestLibrary()
    try library.index([
      image("/m/refs/hero.jpg", 1, "jpeg", 1_080, 1_920), image("/m/refs/beach.png", 2, "png", 1_200, 1_000),
      image("/m/西湖日落.jpg", 3, "jpeg", 1_000, 1_000),
      clip("/m/dolly.mp4", 4, FrameRate(24_000, over: 1_001), 1_920, 1_080, "h264", 5.042),
      clip("/m/quad.mov", 5, FrameRate(60, over: 1), 3_840, 2_160, "hevc", 61.5).with {
        $0.size = 2_000_000
        $0.facts.audioCodec = "aac"
      },
      sound("/m/theme.mp3", 6, "mp3", 2.3), sound("/m/élan.wav", 7, "pcm_s16le", 90),
    ])
    try library.describe()
    return library
  }

  /// Names, tags, a note, a set and a request.
  private func describe() throws {
    let hero = try key("/m/refs/hero.jpg")
    _ = try catalog.setName(try AssetName("Hero"), of: hero)
    _ = try catalog.setName(try AssetName("小明"), of: try key("/m/西湖日落.jpg"))
    _ = try catalog.add(tags: ["outdoor"], to: [hero, try key("/m/refs/beach.png")])
    _ = try catalog.add(tags: ["été"], to: [try key("/m/refs/beach.png")])
    _ = try catalog.add(tags: ["for Heroes"], to: [try key("/m/theme.mp3")])
    _ = try catalog.add(tags: ["sunset"], to: [try key("/m/西湖日落.jpg")])
    _ = try catalog.add(tags: ["100%"], to: [try key("/m/quad.mov")])
    try catalog.changeSet("opening", creating: true) { set in
      try set.add(ReferenceSet.Member(asset: try self.id("/m/refs/hero.jpg"), kind: .image, name: "lead"))
      try set.add(ReferenceSet.Member(asset: try self.id("/m/dolly.mp4"), kind: .video))
    }
    try request("@lead walks, camera like @dolly", references: ["/m/refs/hero.jpg", "/m/dolly.mp4"])
  }

  @discardableResult
  func request(_ prompt: String, references: [String], model: String = "m") throws -> RequestRecord {
    let references = try references.map { path in
      StoredRequest.Reference(
        role: .referenceImage, handle: nil, name: nil, asset: try id(path), path: MediaPath(path), url: nil)
    }
    return try catalog.insert(
      StoredRequest(
        profile: "p", profileRevision: "1", model: model, mode: .multimodalReference, verdict: .pass,
        prompt: prompt, draft: Data("{}".utf8), body: Data("{}".utf8), findings: Data("[]".utf8),
        references: references), at: Date())
  }

  func key(_ path: String) throws -> AssetKey {
    guard let key = try asset(path) else { throw NotKnown(path: path) }
    return key
  }

  func record(_ path: String) throws -> AssetRecord {
    guard let record = try catalog.asset(at: MediaPath(path)) else { throw NotKnown(path: path) }
    return record
  }

  func id(_ path: String) throws -> AssetID { try record(path).id }

  private static func image(
    _ path: String, _ content: UInt64, _ container: String, _ width: Int, _ height: Int
  ) -> TestFile {
    TestFile(path, content: content).with {
      $0.facts.container = container
      $0.facts.width = width
      $0.facts.height = height
    }
  }

  private static func clip(
    _ path: String, _ content: UInt64, _ rate: FrameRate?, _ width: Int, _ height: Int, _ codec: String,
    _ seconds: Double
  ) -> TestFile {
    image(path, content, "mp4", width, height).with {
      $0.kind = .video
      $0.facts.frameRate = rate
      $0.facts.videoCodec = codec
      $0.facts.duration = Seconds(seconds)
    }
  }

  private static func sound(_ path: String, _ content: UInt64, _ codec: String, _ seconds: Double) -> TestFile
  {
    TestFile(path, content: content).with {
      $0.kind = .audio
      $0.facts.audioCodec = codec
      $0.facts.duration = Seconds(seconds)
    }
  }
}
