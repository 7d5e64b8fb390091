import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Downloads into a folder of its own, with a clock that never waits. Every link is signed with a canary, which no
/// failure may show.
struct DownloadTrial {
  static let canary = "c4n4ry"
  static let tag = "\"first\""
  static let clip = bytes(seed: 1)

  let clock = StillClock()
  private let folder: TemporaryFolder
  let path: String

  /// - Parameter folder: Where to download; nil is a folder of its own.
  init(in folder: String? = nil) throws {
    self.folder = try TemporaryFolder()
    path = (folder ?? self.folder.path) + "/clip"
  }

  static func bytes(seed: UInt64, count: Int = 300_000) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  func fetch(
    _ url: String, atMost greatestSize: Int64 = 1_000_000, addresses: AddressRule = .any,
    by transport: any HTTPTransport = CurlTransport(),
    progress: @escaping (Int64, Int64?) -> Void = { _, _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Int64 {
    let download = ClipDownload(
      transport: transport, addresses: addresses, greatestSize: greatestSize, clock: clock.clock())
    return try download.fetch(
      LiveURL(url + "?X-Amz-Signature=" + Self.canary), into: MediaPath(path), progress: progress,
      isCancelled: isCancelled)
  }

  /// Why it does not come.
  func failure(at location: SourceLocation = #_sourceLocation, _ fetch: () throws -> Int64) throws
    -> DownloadFailure
  {
    let failure = try #require(throws: DownloadFailure.self, sourceLocation: location) { try fetch() }
    #expect(!String(reflecting: failure).contains(Self.canary), sourceLocation: location)
    return failure
  }

  /// What is there so far.
  var bytes: [UInt8] { FileManager.default.contents(atPath: path).map(Array.init) ?? [] }

  /// True where that is what is there so far.
  func has(_ expected: some Sequence<UInt8>) -> Bool { bytes.elementsEqual(expected) }

  /// What tells which content that belongs to.
  var tag: String? { try? String(contentsOfFile: path + ".etag", encoding: .utf8) }
}

/// What a server of clips may do with one request.
enum ClipStep {
  /// As a good server does.
  static let good: FaultServer.Handler = { give(DownloadTrial.clip, tag: DownloadTrial.tag, $0) }

  /// So much of the body, then nothing more.
  static func cut(_ sentLength: Int) -> FaultServer.Handler {
    { try good($0).cut(after: sentLength) }
  }

  static func says(_ answer: FaultAnswer) -> FaultServer.Handler { { _ in answer } }

  static func give(_ bytes: [UInt8], tag: String?, _ request: FaultRequest) -> FaultAnswer {
    .file(bytes, type: "video/mp4", tag: tag, for: request)
  }
}
