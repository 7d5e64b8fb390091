import Foundation
import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

extension Library {
  /// The asset that has the very bytes of a file, at a path that is there. A fingerprint proposes, and all bytes prove.
  func asset(holdingBytesOf file: MediaPath) throws -> AssetRecord? {
    guard case .success(let report)? = try probe([file], depth: .headers).first else { return nil }
    for candidate in try catalog.candidates(report.fingerprint, size: report.stamp.size) {
      for (path, known) in candidate.locations {
        guard case .file(let stamp) = FilePresence(at: path), stamp == known.stamp,
          path.holdsSameBytes(as: file)
        else { continue }
        return try catalog.asset(at: path)
      }
    }
    return nil
  }
}

extension MediaPath {
  /// In bytes, of each file at a time.
  private static let piece = 1 << 16

  fileprivate func holdsSameBytes(as other: MediaPath) -> Bool {
    guard let mine = FileHandle(forReadingAtPath: text), let theirs = FileHandle(forReadingAtPath: other.text)
    else { return false }
    defer {
      try? mine.close()
      try? theirs.close()
    }
    do {
      while true {
        let piece = try mine.read(upToCount: Self.piece) ?? Data()
        guard try piece == theirs.read(upToCount: Self.piece) ?? Data() else { return false }
        if piece.isEmpty { return true }
      }
    } catch {
      // What cannot be read proves nothing.
      return false
    }
  }
}
