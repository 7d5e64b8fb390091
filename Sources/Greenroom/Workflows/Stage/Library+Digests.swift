import Foundation
import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomRemote
import Synchronization

extension Library {
  /// Makes items of references that passed, with the digests of their content: those that the catalog has,
  /// and the others from their bytes, which it then has.
  ///
  /// - Parameter isDryRun: Take digests and keep none.
  func stageItems(
    _ judged: [Judged], isDryRun: Bool = false, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> (items: [StageItem], failures: [StageDocument.Failure]) {
    let rows = try catalogIfPresent?.digests(of: judged.compactMap(\.reference.assetID)) ?? [:]
    let records = judged.map { $0.reference.assetID.flatMap { rows[$0] } }
    let known = records.map { $0?.digest }
    let taken = try digests(of: judged.map(\.reference), leavingOut: known.map { $0 != nil }, shouldStop)
    var fresh: [AssetKey: ContentDigest] = [:]
    var items: [StageItem] = []
    var failures: [StageDocument.Failure] = []
    for (place, judged) in judged.enumerated() {
      let reference = judged.reference
      switch known[place].map({ .success($0) }) ?? taken[place] {
      case .success(let digest):
        if known[place] == nil, let record = records[place] { fresh[record.key] = digest }
        if let item = StageItem(reference.resolvingLink, passing: judged.report, digest: digest) {
          items.append(item)
        }
      case .failure(let failure):
        if case .interrupted = failure.cause { throw GreenroomError(failure) }
        failures.append(
          StageDocument.Failure(failure, id: reference.assetID, path: reference.path, key: nil))
      case nil: continue
      }
    }
    if !isDryRun, !fresh.isEmpty { try self.catalog.keep(fresh) }
    return (items, failures)
  }

  private typealias DigestOutcome = Result<ContentDigest, StagingFailure>

  /// Reads files on as many threads as there are cores.
  private func digests(
    of references: [Reference], leavingOut known: [Bool], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [Int: DigestOutcome] {
    let unread = references.indices.filter { !known[$0] }
    let tally = Mutex((done: 0, bytesRead: Int64(0)))
    @Sendable func tell(done: Int = 0, bytes: Int = 0) {
      let (done, bytesRead) = tally.withLock { tally in
        tally.done += done
        tally.bytesRead += Int64(bytes)
        return tally
      }
      observer(WorkProgress(phase: "hashing", done: done, total: unread.count, bytesRead: bytesRead))
    }
    let outcomes = try Parallel.map(unread, threads: ProcessInfo.processInfo.activeProcessorCount) { place in
      defer { tell(done: 1) }
      return Self.digest(of: references[place], shouldStop) { tell(bytes: $0) }
    }
    let taken = try zip(unread, outcomes).compactMap { place, outcome in
      try outcome.map { (place, try $0.get()) }
    }
    return Dictionary(taken) { first, _ in first }
  }

  private static func digest(
    of reference: Reference, _ shouldStop: () -> Bool, _ progress: (Int) -> Void
  ) -> DigestOutcome {
    do throws(StagingFailure) {
      guard let path = reference.resolvingLink.path else {
        throw StagingFailure(
          .file, "No path holds this asset any more.", hint: "Index the folder that it is in now.")
      }
      return .success(
        try ContentDigest.reading(
          path, byteCount: reference.byteCount ?? 0, progress: progress, isCancelled: shouldStop))
    } catch {
      return .failure(error)
    }
  }
}

extension Reference {
  /// With the path that a symbolic link leads to: what a person names may be one, what is read may not.
  fileprivate var resolvingLink: Reference {
    guard let path else { return self }
    var reference = self
    reference.path = path.resolvingLink
    return reference
  }
}

extension MediaPath {
  fileprivate var resolvingLink: MediaPath {
    withCString { name in
      guard let resolved = realpath(name, nil) else { return self }
      defer { free(resolved) }
      return MediaPath(bytes: Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
    }
  }
}
