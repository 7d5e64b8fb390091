package import GreenroomModel
import GreenroomRemote
import Synchronization

/// A journal of uploads that lives as long as the test.
package final class MemoryJournal: UploadJournal {
  private struct Name: Hashable {
    let backend: String
    let key: ObjectKey
  }

  private let kept = Mutex<[Name: UploadRecord]>([:])

  package init() {}

  /// Everything that was begun and not ended.
  package var records: [UploadRecord] { kept.withLock { Array($0.values) } }

  package func upload(to backend: String, _ key: ObjectKey) -> UploadRecord? {
    kept.withLock { $0[Name(backend: backend, key: key)] }
  }

  package func begin(_ record: UploadRecord) { kept.withLock { $0[Self.name(record)] = record } }

  package func record(_ part: UploadedPart, of record: UploadRecord) {
    kept.withLock { $0[Self.name(record)]?.parts.append(part) }
  }

  package func end(_ record: UploadRecord) { kept.withLock { $0[Self.name(record)] = nil } }

  private static func name(_ record: UploadRecord) -> Name { Name(backend: record.backend, key: record.key) }
}
