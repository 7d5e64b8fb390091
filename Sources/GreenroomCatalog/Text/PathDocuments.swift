import Dispatch
import GreenroomModel
import Synchronization

/// What files are found by of which nothing is known but their paths. Made by another core while this one writes their
/// rows, whether they turn out to be new or not: a sixth of what a new file costs.
final class PathDocuments: Sendable {
  typealias Entry = (document: SearchDocument, tokens: String)

  private let entries = Mutex<[MediaPath: Entry]>([:])
  private let work = DispatchGroup()

  init(of files: [IndexBatch.File]) {
    DispatchQueue.global().async(group: work) { [self] in
      let entries = Dictionary(files.compactMap(Self.entry)) { first, _ in first }
      self.entries.withLock { $0 = entries }
    }
  }

  /// Waits until all are made.
  func finished() -> [MediaPath: Entry] {
    work.wait()
    return entries.withLock { $0 }
  }

  /// Nil where there is more to it, or the path is no text.
  private static func entry(of file: IndexBatch.File) -> (MediaPath, Entry)? {
    guard case .success(let report) = file.outcome, report.embedded.isEmpty,
      let path = String(validating: file.path.bytes, as: UTF8.self)
    else { return nil }
    let document = SearchDocument(of: report.kind, at: path)
    return (file.path, (document, document.spelledTokens))
  }
}
