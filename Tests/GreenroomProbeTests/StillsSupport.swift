import Glibc
import GreenroomModel
import GreenroomTestSupport

@testable import GreenroomProbe

extension FileSource {
  /// A file that holds `content` and has no name.
  convenience init(content: [UInt8]) {
    guard let file = tmpfile() else { fatalError("no temporary file") }
    let written = content.withUnsafeBytes { fwrite($0.baseAddress, 1, content.count, file) }
    precondition(written == content.count && fflush(file) == 0, "the temporary file is not whole")
    let descriptor = dup(fileno(file))
    fclose(file)
    self.init(descriptor: descriptor, size: Int64(content.count), head: content.prefix(Self.headCapacity))
  }

  /// The file at `path`, or as much of its beginning as `length` says; nil where it cannot be opened.
  convenience init?(path: String, length: Int64? = nil) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let size = min(Int64(lseek(descriptor, 0, SEEK_END)), length ?? .max)
    let head = [UInt8](unsafeUninitializedCapacity: min(Self.headCapacity, Int(size))) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    self.init(descriptor: descriptor, size: size, head: head[...])
  }

  private convenience init(descriptor: CInt, size: Int64, head: ArraySlice<UInt8>) {
    let stamp = FileStamp(device: 0, inode: 0, size: size, modifiedNanoseconds: 0)
    self.init(descriptor: descriptor, stamp: stamp, head: Array(head))
  }
}

extension StillHeaders {
  static func read(_ format: StillFormat, _ source: FileSource) throws(FileProblem) -> MediaFacts {
    var bytes = FileBytes(source)
    return try read(format, &bytes)
  }
}
