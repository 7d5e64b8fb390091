import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote
import Synchronization

extension Library {
  /// Fetches staged objects by their URLs, as a gateway would, and compares them: length, type, first and last
  /// block; everything where they are small or `isWhole` asks for it. The ledger keeps when that was.
  package func verifyStaged(
    _ arguments: [AssetArgument], isWhole: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> StageDocument {
    let store = try stagingStore()
    guard case .fetchedBack(let fetchBack) = store.proof else { throw Self.noListener }
    let entries = try ledger(of: store, arguments)
    let now = Date()
    let expiry = requestedExpiry(from: now)
    var document = StageDocument(.verify, backend: store.backend.id, objects: [])
    let outcomes = try inParallel(entries, phase: "verifying", shouldStop) { [self] entry in
      let object = entry.object
      guard let digest = try catalog.digest(of: object.content) else {
        throw StagingFailure(
          .file, "The catalog has no digests of \(object.key) to compare it with.",
          hint: "Push it again: greenroom stage push.")
      }
      let url = try store.backend.url(of: object.key, until: expiry, now: now)
      let report = try fetchBack.verify(
        url.url, holds: digest, contentType: object.contentType, depth: isWhole ? .whole : .blocks,
        isCancelled: shouldStop)
      return (report, url.url.redacted)
    }
    for (entry, outcome) in zip(entries, outcomes) {
      var object = entry.object
      switch outcome {
      case .success(let (report, url)):
        object.verifiedAt = now
        object.url = url
        try catalog.setVerified(now, of: object.key, in: object.backend)
        document.objects.append(try self.object(entry, object))
        if let type = report.differingType {
          document.notices.append(
            "\(object.key) is served as \(type) and not as \(object.contentType); some gateways go by that.")
        }
      case .failure(let failure):
        if failure.meansGone { try catalog.setVerified(nil, of: object.key, in: object.backend) }
        document.failures.append(
          StageDocument.Failure(
            failure, id: entry.assets.first, path: nil, key: object.key))
      }
    }
    return document
  }

  static let noListener = GreenroomError(
    .staging, "No listener runs for this library, so nothing staged can be fetched.",
    hint: "Start one with `greenroom stage serve`, then try again.")

  /// Runs `work`, which asks the store, on each item.
  ///
  /// - Throws: What concerns all items.
  func inParallel<Item: Sendable, Value: Sendable>(
    _ items: [Item], phase: String, _ shouldStop: @escaping @Sendable () -> Bool,
    _ work: @escaping @Sendable (Item) throws -> Value
  ) throws -> [Result<Value, StagingFailure>] {
    let done = Atomic(0)
    let outcomes = try Parallel.map(items, threads: Self.requestsAtOnce, shouldStop: shouldStop) {
      [observer] item in
      defer {
        let count = done.wrappingAdd(1, ordering: .relaxed).newValue
        observer(WorkProgress(phase: phase, done: count, total: items.count))
      }
      return Self.outcome { try work(item) }
    }
    return try outcomes.map { outcome in
      guard let outcome = try outcome?.get() else { throw GreenroomError(StagingFailure.interrupted) }
      if case .failure(let failure) = outcome, failure.concernsAllRequests { throw GreenroomError(failure) }
      return outcome
    }
  }

  private static let requestsAtOnce = 8

  private static func outcome<Value>(_ work: () throws -> Value) -> Result<Value, StagingFailure> {
    do {
      return .success(try work())
    } catch let failure as StagingFailure {
      return .failure(failure)
    } catch let error as GreenroomError {
      return .failure(StagingFailure(.file, error.message, hint: error.hint))
    } catch {
      return .failure(StagingFailure(.file, "\(error)"))
    }
  }
}

extension StagingFailure {
  /// A URL that is refused may be one object's; missing settings and an interruption are everybody's.
  fileprivate var concernsAllRequests: Bool {
    switch cause {
    case .interrupted, .configuration, .storeMissing, .clockSkew: true
    default: false
    }
  }
}
