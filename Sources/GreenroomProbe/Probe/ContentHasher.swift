import CXXHash
import Glibc
package import GreenroomModel

/// Reads a file from its first byte to its last for its XXH3-128, in constant memory. Blocks for as long as
/// the disk takes; whoever wants to stop it ends the process.
package enum ContentHasher {
  private static let blockSize = 1 << 20

  package static func hash(_ path: MediaPath) -> HashOutcome {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: true)
      let hash = try hash(source)
      guard source.currentStamp == source.stamp else {
        throw FileProblem(.fileUnreadable, "It was changed while it was read.")
      }
      return .success(HashReport(hash: hash, stamp: source.stamp))
    } catch {
      return .failure(error)
    }
  }

  private static func hash(_ source: FileSource) throws(FileProblem) -> ContentHash {
    guard let state = XXH3_createState() else {
      throw FileProblem(.fileUnreadable, "There is not enough memory to read it.")
    }
    defer { XXH3_freeState(state) }
    XXH3_128bits_reset(state)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 64)
    defer { block.deallocate() }
    var offset: Int64 = 0
    while offset < source.size {
      let count = source.read(at: offset, into: block)
      guard count > 0 else {
        throw FileProblem(.fileUnreadable, "It can be read up to byte \(offset) of \(source.size) only.")
      }
      XXH3_128bits_update(state, block.baseAddress, count)
      offset += Int64(count)
    }
    let digest = XXH3_128bits_digest(state)
    return ContentHash(high: digest.high64, low: digest.low64)
  }
}

extension FileSource {
  /// What the open file's stamp is now; nil where the system does not say.
  fileprivate var currentStamp: FileStamp? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return FileStamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modifiedNanoseconds: Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec))
  }
}
