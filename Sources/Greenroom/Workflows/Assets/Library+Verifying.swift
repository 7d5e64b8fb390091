import Foundation
import GreenroomCatalog
import GreenroomModel

extension Library {
  /// The references that `seeds` name, as assets of the catalog whose every packet was read. Files that the
  /// catalog does not know are indexed; what is read is recorded.
  func verified(
    _ seeds: [ReferenceSeed], _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Reference] {
    let seeds = try cataloged(seeds, shouldStop)
    let references = try known(seeds)
    let unread = zip(seeds, references).filter { $1 == nil }.map(\.0)
    let outcomes = try probe(unread.compactMap(\.path), depth: .packets, shouldStop)
    var rest = outcomes[...]
    let complete = zip(seeds, references).map { seed, known -> Reference in
      if let known { return known }
      let outcome = seed.path.flatMap { _ in rest.popFirst() }
      return seed.reference(outcome)
    }
    try record(outcomes, of: unread.compactMap(\.path))
    return Self.named(complete, seeds)
  }

  /// References whose packets were read and whose files have not changed since; nil for the others.
  private func known(_ seeds: [ReferenceSeed]) throws -> [Reference?] {
    let paths = seeds.map { seed -> MediaPath? in
      guard case .asset(let record) = seed.subject, record.facts.verified else { return nil }
      return record.path
    }
    var locations = try catalog.knownLocations(at: paths.compactMap { $0 })[...]
    return zip(seeds, paths).map { seed, path in
      guard let path, let location = locations.popFirst(), case .file(let stamp) = FilePresence(at: path),
        location?.stamp == stamp
      else { return nil }
      return seed.knownReference
    }
  }

  /// The same references where nothing may be written: a file that the catalog does not know gets an id that
  /// is made of its content and stands for it in this one result.
  func provisional(
    _ seeds: [ReferenceSeed], _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Reference] {
    let known = try seeds.map { seed -> ReferenceSeed in
      guard case .file(let path) = seed.subject, let record = try catalogIfPresent?.asset(at: path) else {
        return seed
      }
      return ReferenceSeed(.asset(record), role: seed.role, localName: seed.localName)
    }
    let outcomes = try probe(known.compactMap(\.path), depth: .packets, shouldStop)
    var rest = outcomes[...]
    let references = known.map { seed -> Reference in
      let outcome = seed.path.flatMap { _ in rest.popFirst() }
      var reference = seed.reference(outcome)
      if reference.assetID == nil, case .success(let report) = outcome {
        reference.assetID = AssetID(random: report.fingerprint.low)
      }
      return reference
    }
    return Self.named(references, known)
  }

  /// Files become assets of the catalog; what could not be read stays a file, for the checks to refuse.
  private func cataloged(
    _ seeds: [ReferenceSeed], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [ReferenceSeed] {
    let paths = seeds.compactMap(\.subject.filePath)
    if !paths.isEmpty { _ = try index(IndexRequest(paths: paths), shouldStop: shouldStop) }
    var records = try catalog.assets(at: paths)[...]
    return seeds.map { seed in
      guard seed.subject.filePath != nil, let record = records.popFirst() ?? nil, !record.isMissing
      else { return seed }
      return ReferenceSeed(.asset(record), role: seed.role, localName: seed.localName)
    }
  }

  /// The catalog's records of what `subjects` mean; files that it does not know are indexed first.
  ///
  /// - Parameter texts: The subjects as they were written, for errors.
  func indexed(_ subjects: [AssetSubject], named texts: [String]) throws -> [AssetRecord] {
    let paths = subjects.compactMap(\.filePath)
    if !paths.isEmpty { _ = try index(IndexRequest(paths: paths)) }
    return try zip(subjects, texts).map { subject, text in
      switch subject {
      case .asset(let record): return record
      case .file(let path):
        if let record = try catalog.asset(at: path), !record.isMissing { return record }
        throw GreenroomError(
          .inputOutput, "“\(text)” could not be read as media.",
          hint: "`greenroom check \(text) --model MODEL` says what is wrong with it.")
      case .folder:
        throw GreenroomError(
          .usage, "“\(text)” is a folder; name files in it.",
          hint: "`greenroom index \(text) --set NAME` puts all it holds into a set.")
      case .url:
        throw GreenroomError(
          .usage, "“\(text)” is a URL; only a file or an asset can be meant here.",
          hint: "Download it and index the file, or use the URL as a reference of a request.")
      }
    }
  }

  private func record(_ outcomes: [ProbeOutcome], of paths: [MediaPath]) throws {
    let files = zip(paths, outcomes).compactMap { path, outcome -> IndexBatch.File? in
      guard case .file(let stamp) = FilePresence(at: path) else { return nil }
      return IndexBatch.File(path: path, stamp: stamp, outcome: outcome)
    }
    _ = try catalog.apply(
      IndexBatch(files: files, scanStarted: Date(), probeVersion: ProbeReport.probeVersion))
  }
}
