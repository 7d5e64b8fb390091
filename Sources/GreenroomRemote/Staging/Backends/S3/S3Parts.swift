import Foundation
import GreenroomModel
import Synchronization

/// Sends those parts of an upload that the store does not have, a few at once. Each is read from the disk as it
/// is sent, so no part is ever in memory.
final class S3Parts: Sendable {
  private static let atOnce = 4

  private struct State {
    /// Indices, from 0, in the order in which they are sent.
    var missing: ArraySlice<Int>
    var failure: (any Error)?
  }

  private let client: S3Client
  private let upload: StagingUpload
  private let file: StagedFile
  private let record: UploadRecord
  private let state: Mutex<State>
  private let parts: Mutex<[UploadedPart]>
  /// Of the parts that this has sent.
  private let bodies = Mutex<[FileSlice]>([])

  init(_ client: S3Client, _ upload: StagingUpload, _ file: StagedFile, _ record: UploadRecord) {
    self.client = client
    self.upload = upload
    self.file = file
    self.record = record
    let sent = Set(record.parts.map(\.number))
    state = Mutex(State(missing: upload.digest.parts.indices.filter { !sent.contains($0 + 1) }[...]))
    parts = Mutex(record.parts)
  }

  /// All parts in order, once the store has them.
  func send() throws -> [UploadedPart] {
    let helpers = min(Self.atOnce, state.withLock { $0.missing.count }) - 1
    let group = DispatchGroup()
    for _ in 0..<max(0, helpers) {
      group.enter()
      Thread {
        self.work()
        group.leave()
      }.start()
    }
    work()
    group.wait()
    if let failure = state.withLock({ $0.failure }) { throw failure }
    return parts.withLock { $0 }.sorted { $0.number < $1.number }
  }

  /// Takes back what was told as sent: it was sent in vain.
  func takeBack() {
    for body in bodies.withLock({ $0 }) { body.takeBack() }
  }

  /// Takes parts until none is left or one has failed. Those under way then are still finished: the next run
  /// need not send them again.
  private func work() {
    while let index = state.withLock({ $0.failure == nil ? $0.missing.popFirst() : nil }) {
      do {
        try send(index)
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
    }
  }

  private func send(_ index: Int) throws {
    let digest = upload.digest
    let body = FileSlice(
      file, digest.range(ofPart: index), digest: digest.parts[index], progress: upload.progress,
      isCancelled: upload.isCancelled)
    do {
      let tag = try client.send(body, asPart: index + 1, of: record)
      let part = UploadedPart(number: index + 1, entityTag: tag)
      try upload.journal.record(part, of: record)
      parts.withLock { $0.append(part) }
      bodies.withLock { $0.append(body) }
    } catch {
      body.takeBack()
      throw error
    }
  }
}
