import Foundation
package import GreenroomModel
package import GreenroomRemote

/// A file of random bytes with its digest, in a folder of its own.
package struct StagedSample: Sendable {
  package let bytes: [UInt8]
  package let digest: ContentDigest
  package let file: MediaPath
  private let folder: TemporaryFolder

  package init(byteCount: Int) throws {
    let random = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/urandom"))
    bytes = [UInt8](try random.read(upToCount: byteCount) ?? Data())
    digest = ContentDigest(of: bytes)
    folder = try TemporaryFolder()
    file = MediaPath(try folder.write(bytes, to: "sample.png"))
  }

  /// Compares as fast as memory can be read, and without writing megabytes where a test fails.
  package func hasBytes(_ others: [UInt8]) -> Bool {
    bytes.count == others.count && memcmp(bytes, others, bytes.count) == 0
  }

  /// Puts other bytes into the file; the digest stays what it was.
  package func rewrite(_ bytes: [UInt8]) throws { try folder.write(bytes, to: "sample.png") }

  package func key(prefix: String) -> ObjectKey {
    ObjectKey(prefix: prefix, content: digest.sha256, fileExtension: "png")
  }

  package func upload(
    as key: ObjectKey, journal: any UploadJournal = MemoryJournal(),
    progress: @escaping @Sendable (Int64) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> StagingUpload {
    StagingUpload(
      key: key, file: file, digest: digest, contentType: "image/png", journal: journal, progress: progress,
      isCancelled: isCancelled)
  }
}

extension ContentDigest {
  /// The digest of bytes in memory.
  package init(of bytes: [UInt8]) {
    let (block, part) = (Int(Self.blockLength), Int(Self.partLength))
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: part))
    self.init(
      sha256: SHA256.digest(of: bytes), byteCount: Int64(bytes.count),
      head: SHA256.digest(of: bytes.prefix(block)), tail: SHA256.digest(of: bytes.suffix(block)),
      parts: starts.map { SHA256.digest(of: bytes[$0..<min($0 + part, bytes.count)]) })
  }
}
