import Foundation
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

@testable import GreenroomRemote

/// What the two backends that keep files promise beyond the suite of all backends.
@Suite struct FolderBackendTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func embedded() -> EmbeddedBackend {
    EmbeddedBackend(
      EmbeddedConfiguration(
        folder: MediaPath(folder.appending("staged")), keyFile: MediaPath(folder.appending("key")),
        baseURL: "http://127.0.0.1:1"))
  }

  private func directory(prefix: String = "refs", in root: String? = nil) -> DirectoryBackend {
    DirectoryBackend(
      DirectoryConfiguration(
        folder: MediaPath(root ?? folder.path), prefix: prefix, baseURL: "https://cdn.example/r"))
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.appending(path))[.posixPermissions] as? Int
  }

  @Test func keepsItsOwnFilesToItself() throws {
    let sample = try StagedSample(byteCount: 3_000_000)
    _ = try embedded().put(sample.upload(as: sample.key(prefix: "")), replacing: false)
    #expect(try mode("staged") == 0o700)
    #expect(try mode("staged/\(sample.key(prefix: ""))") == 0o600)
    #expect(try folder.bytes(of: "staged/\(sample.key(prefix: ""))") == sample.bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("staged")).count == 1)
  }

  @Test func letsTheWebServerReadWhatItPublishes() throws {
    let sample = try StagedSample(byteCount: 3_000)
    let key = sample.key(prefix: "refs/参考")
    let backend = directory(prefix: "refs/参考")
    _ = try backend.put(sample.upload(as: key), replacing: false)
    #expect(try mode("refs") == 0o755 && mode("refs/参考") == 0o755 && mode(key.text) == 0o644)
    let signed = try backend.url(of: key, until: Date(), now: Date())
    #expect(
      signed.url.secret == "https://cdn.example/r/refs/%E5%8F%82%E8%80%83/\(key.fileName)")
    #expect(signed.expiry == nil)
  }

  @Test func makesNoRootWhereOneIsMissing() throws {
    let sample = try StagedSample(byteCount: 10)
    let backend = directory(in: folder.appending("unmounted"))
    let failure = #expect(throws: StagingFailure.self) {
      try backend.put(sample.upload(as: sample.key(prefix: "refs")), replacing: false)
    }
    guard case .storeMissing = failure?.cause else { Issue.record("\(String(describing: failure))"); return }
    #expect(throws: StagingFailure.self) { try backend.leftovers() }
    #expect(try folder.names().isEmpty)
  }

  @Test func neverLeavesTheRootThroughALink() throws {
    let (outside, sample) = (try TemporaryFolder(), try StagedSample(byteCount: 10))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("refs"), withDestinationPath: outside.path)
    let key = sample.key(prefix: "refs")
    #expect(throws: StagingFailure.self) { try directory().put(sample.upload(as: key), replacing: false) }
    try outside.write([1], to: key.fileName)
    #expect(throws: StagingFailure.self) { try directory().remove(key) }
    #expect(try outside.names() == [key.fileName])
  }

  @Test func replacesALinkAndNotWhatItLeadsTo() throws {
    let sample = try StagedSample(byteCount: 10)
    let victim = try folder.write([UInt8](repeating: 0, count: 10), to: "victim")
    let key = sample.key(prefix: "refs")
    try FileManager.default.createDirectory(
      atPath: folder.appending("refs"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(key.text), withDestinationPath: victim)
    #expect(try directory().put(sample.upload(as: key), replacing: false) == .uploaded)
    #expect(try folder.bytes(of: key.text) == sample.bytes)
    #expect(try folder.bytes(of: "victim") == [UInt8](repeating: 0, count: 10))
  }

  @Test(arguments: ["..", ".", "a/../b", "a//b", "/a", "a/", "a\0b"])
  func refusesAPrefixThatLeadsElsewhere(prefix: String) throws {
    let sample = try StagedSample(byteCount: 10)
    let backend = directory(prefix: prefix)
    let key = ObjectKey(stored: "\(prefix)/\(sample.key(prefix: ""))")
    #expect(throws: StagingFailure.self) { try backend.put(sample.upload(as: key), replacing: false) }
    #expect(throws: StagingFailure.self) { try backend.remove(key) }
    #expect(throws: StagingFailure.self) { try backend.leftovers() }
    #expect(try folder.names().isEmpty)
  }

  @Test(arguments: ["", "index.html", "../x", "refs/passwd", "refs/.hidden"])
  func refusesAKeyThatNamesNoContent(text: String) {
    #expect(throws: StagingFailure.self) { try directory().remove(ObjectKey(stored: text)) }
    #expect(throws: StagingFailure.self) {
      try embedded().url(of: ObjectKey(stored: text), until: Date(), now: Date())
    }
  }

  /// A writer that is killed leaves its draft without its lock.
  @Test func listsWhatACrashLeftAndNothingElse() throws {
    let (sample, backend) = (try StagedSample(byteCount: 10), directory())
    let key = sample.key(prefix: "refs")
    #expect(try backend.leftovers().isEmpty)
    let left = ".\(key.fileName).0123456789abcdef.part"
    try folder.write([1, 2, 3], to: "refs/\(left)")
    for other in [".part", ".a.b.part", ".\(key.fileName).part", "\(key.fileName).0123456789abcdef.part"] {
      try folder.write([1], to: "refs/\(other)")
    }
    let found = try backend.leftovers()
    #expect(found.map(\.key) == [key] && found.map(\.uploadID) == [left] && found.map(\.byteCount) == [3])
    #expect(abs(found.first?.startedAt?.timeIntervalSinceNow ?? 999) < 60)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(key.text)))

    try backend.abort(StagingLeftover(key: key, uploadID: "../victim", startedAt: nil))
    for leftover in found + found { try backend.abort(leftover) }
    #expect(try backend.leftovers().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("refs")).count == 4)
  }

  @Test func doesNotTakeARunningWriterForACrashedOne() throws {
    let (sample, backend) = (try StagedSample(byteCount: 3_000_000), directory())
    let seen = Flag()
    let upload = sample.upload(
      as: sample.key(prefix: "refs"),
      progress: { _ in if (try? backend.leftovers())?.isEmpty == false { seen.set() } })
    _ = try backend.put(upload, replacing: false)
    #expect(!seen.isSet)
  }

  @Test func takesBackTheProgressOfWhatFailed() throws {
    let sample = try StagedSample(byteCount: 3_000_000)
    let sum = Total()
    let upload = sample.upload(
      as: sample.key(prefix: "refs"), progress: { more in sum.value.withLock { $0 += Int(more) } },
      isCancelled: { sum.value.withLock { $0 > 0 } })
    let failure = #expect(throws: StagingFailure.self) { try directory().put(upload, replacing: false) }
    guard case .interrupted = failure?.cause else { Issue.record("\(String(describing: failure))"); return }
    #expect(sum.value.withLock { $0 } == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("refs")).isEmpty)
  }
}

private final class Total: Sendable {
  let value = Mutex(0)
}
