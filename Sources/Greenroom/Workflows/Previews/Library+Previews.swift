package import Foundation
import Glibc
package import GreenroomCatalog
import GreenroomMedia
package import GreenroomModel
import Synchronization

/// Which previews are made, and of what.
package struct PreviewsRequest: Sendable {
  package var query: String
  package var kinds: [PreviewKind]
  /// Whether what would be made is only counted.
  package var isDryRun: Bool

  package init(
    query: String = "", kinds: [PreviewKind] = PreviewKind.allCases, isDryRun: Bool = false
  ) {
    self.query = query
    self.kinds = kinds
    self.isDryRun = isDryRun
  }
}

extension Library {
  /// Makes the previews that are not there yet of all that a query finds. Each is kept as it comes, so that an
  /// interrupted run is gone on with; a file that cannot be shown costs itself alone, and is not tried again.
  ///
  /// - Throws: `invalid_query`; `interrupted` once `shouldStop` says so.
  package func makePreviews(
    _ request: PreviewsRequest, _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> PreviewsDocument {
    let started = ContinuousClock.now
    var made = PreviewsDocument.Tally()
    let items = try records(matching: request.query).compactMap(AssetWork.Item.init)
    made.assets = items.count
    let before = previewStore.size()
    for kind in request.kinds {
      let items = items.filter { kind.applies(to: $0.record) }
      guard !request.isDryRun else {
        made.made += due(kind, of: items, isWanted: false, into: &made).count
        continue
      }
      try make(
        kind, of: items, room: previewRoom - before, into: &made, by: work("drawing"), shouldStop)
    }
    return PreviewsDocument(made, size: before + made.bytes, seconds: (.now - started).inSeconds)
  }

  /// Makes what somebody wants to see now and is not there yet. What nobody has wanted for longest makes room.
  func makeWanted(
    _ kind: PreviewKind, of items: [AssetWork.Item], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    var made = PreviewsDocument.Tally()
    try attention.during {
      try make(kind, of: items, room: nil, into: &made, by: work("drawing"), shouldStop)
    }
    if made.made > 0 { previewStore.trim(to: previewRoom) }
  }

  /// Makes one that nobody has asked for yet, where it is not there.
  func makeInAdvance(
    _ kind: PreviewKind, of item: AssetWork.Item, room: Int64, by work: AssetWork,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> PreviewsDocument.Tally {
    var made = PreviewsDocument.Tally()
    try make(kind, of: [item], room: room, into: &made, by: work, shouldStop)
    return made
  }

  /// What there could be of an asset, and nobody has tried to make.
  func previewsLacking(_ record: AssetRecord) -> [PreviewKind] {
    let store = previewStore
    return PreviewKind.allCases.filter {
      $0.applies(to: record) && store.preview($0, of: record.id, isWanted: false) == nil
    }
  }

  /// - Parameter room: Bytes that all that is made may take. Nothing goes for what is made in advance: it would be made
  ///   again for ever where there is too little room for all. Nil for what is wanted now.
  private func make(
    _ kind: PreviewKind, of items: [AssetWork.Item], room: Int64?, into made: inout PreviewsDocument.Tally,
    by work: AssetWork, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    let due = due(kind, of: items, isWanted: room == nil, into: &made)
    func hasRoom() -> Bool { room.map { made.bytes < $0 } ?? true }
    var handled = 0
    if hasRoom() {
      try work.run(.preview(kind), on: due, shouldStop) { answers in
        handled += answers.count
        for (item, answer) in answers {
          switch try keep(answer, kind, of: item.record) {
          case .made: made.made += 1
          case .impossible(let reason): made.problems.append(.init(item, reason))
          }
          made.bytes += answer.previewBytes
        }
        return hasRoom()
      }
    }
    made.withoutRoom += due.count - handled
  }

  /// Those that nobody has tried to make.
  private func due(
    _ kind: PreviewKind, of items: [AssetWork.Item], isWanted: Bool,
    into made: inout PreviewsDocument.Tally
  ) -> [AssetWork.Item] {
    let store = previewStore
    return items.filter { item in
      switch store.preview(kind, of: item.record.id, isWanted: isWanted) {
      case .made: made.there += 1
      case .impossible(let reason): made.problems.append(.init(item, reason))
      case nil: return true
      }
      return false
    }
  }

  /// The preview of one asset, made where it is not there yet, before all that is made for nobody in particular.
  ///
  /// - Throws: `interrupted` when cancelled, and where no worker can be started.
  package func preview(_ kind: PreviewKind, of record: AssetRecord) throws -> StoredPreview {
    if let stored = previewStore.preview(kind, of: record.id) { return stored }
    guard kind.applies(to: record) else {
      return .impossible("A \(record.kind.rawValue) has no \(kind.rawValue).")
    }
    guard let item = AssetWork.Item(record) else { return .impossible("No path holds it any more.") }
    let answer = try attention.during { try work("drawing").urgent(.preview(kind), on: item) }
    let stored = try keep(answer, kind, of: record)
    if wantedPreviews.add(1, ordering: .relaxed).newValue % wantedBetweenTrims == 0 {
      previewStore.trim(to: previewRoom)
    }
    return stored
  }

  /// The picture of an asset, no larger than `side` each way, as PNG or as a portable map of 8-bit RGB.
  ///
  /// - Throws: `not_found` where it has none.
  package func picture(of id: AssetID, side: Int, isPortableMap: Bool) throws -> Data {
    guard let record = try catalogIfPresent?.asset(id: id),
      let image = try preview(.picture, of: record).image
    else { throw GreenroomError(.notFound, "\(id) has no picture.") }
    let passing = try PassingFolder()
    defer { passing.remove() }
    let output = passing.path.appending("picture")
    try mediaTool.sheet(
      SheetJob(
        cells: [.init(picture: image)], columns: 1, tile: size(of: record, within: side),
        format: isPortableMap ? .ppm : .png, output: output))
    return try Data(contentsOf: URL(fileURLWithPath: output.text))
  }

  /// The picture's own ratio, so that nothing stands beside it.
  func size(of record: AssetRecord, within side: Int) -> PixelSize {
    guard let width = record.facts.width, let height = record.facts.height, width > 0, height > 0 else {
      return PixelSize(side, side / 4)
    }
    let longest = max(width, height)
    return PixelSize(max(1, width * side / longest), max(1, height * side / longest))
  }

  /// What keeps a file from being read today, such as a lost permission, is not kept as a reason.
  private func keep(
    _ answer: WorkerAnswer, _ kind: PreviewKind, of record: AssetRecord
  ) throws -> StoredPreview {
    guard case .previewed(let outcome) = answer else { return .impossible("It was not drawn.") }
    switch outcome {
    case .success(let report):
      guard report.stamp.size == record.bytes else {
        return .impossible("The file is not what was indexed; index it again.")
      }
      return try previewStore.keep(report.preview, kind, of: record.id)
    case .failure(let problem):
      guard let path = record.path, path.withCString({ access($0, R_OK) }) == 0 else {
        return .impossible(problem.message)
      }
      return try previewStore.keep(reason: problem.message, kind, of: record.id)
    }
  }

  /// Weighing all previews takes long where there are many.
  private var wantedBetweenTrims: Int { 250 }

  var previewStore: PreviewStore { PreviewStore(ofLibrary: folder) }

  func work(_ phase: String) throws -> AssetWork {
    AssetWork(workers: try workers, observer: observer, phase: phase)
  }
}

extension WorkerAnswer {
  /// Bytes of the preview that was made; 0 where none was.
  fileprivate var previewBytes: Int64 {
    guard case .previewed(.success(let report)) = self else { return 0 }
    return Int64(report.preview.image.count + report.preview.text.utf8.count)
  }
}

extension PreviewKind {
  /// Whether there is anything to be shown in this way.
  func applies(to record: AssetRecord) -> Bool {
    switch self {
    case .picture: true
    case .strip: record.kind == .video
    case .curve: record.kind == .audio || record.kind == .video && record.facts.audioCodec != nil
    }
  }
}
