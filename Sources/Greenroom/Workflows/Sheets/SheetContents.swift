import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Gathers what a contact sheet shows.
struct SheetContents {
  /// The cells of a sheet with what else is to be known of it.
  struct Gathered {
    var heading: String?
    var cells: [SheetJob.Cell]
    /// How many there would be without a bound.
    var total: Int
    var tile: PixelSize

    /// As many as make the sheet a little wider than high.
    var columns: Int {
      let ratio = Double(tile.height + 50) / Double(tile.width)
      return max(1, Int((Double(cells.count) * ratio * 1.4).squareRoot().rounded()))
    }
  }

  private let library: Library
  private let request: SheetRequest
  private let frames: PassingFolder
  private let shouldStop: @Sendable () -> Bool

  init(
    library: Library, request: SheetRequest, frames: PassingFolder,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.library = library
    self.request = request
    self.frames = frames
    self.shouldStop = shouldStop
  }

  func read() throws -> Gathered {
    switch request.subject {
    case .query(let query): try found(query)
    case .set(let name): try members(of: name)
    case .clip(let argument, let count): try overTime(library.indexed(argument), count)
    }
  }

  private func found(_ query: String) throws -> Gathered {
    let records = try library.records(matching: query, order: request.order)
    let shown = records.prefix(request.limit)
    return Gathered(
      heading: query.isEmpty ? nil : query, cells: try cells(shown.map { ($0, Self.title(of: $0)) }),
      total: records.count, tile: tile(4, 3))
  }

  private func members(of set: String) throws -> Gathered {
    let references = try library.set(named: set).references
    let records = try library.catalogIfPresent?.assets(references.compactMap(\.id)) ?? [:]
    let shown = references.compactMap { reference -> (AssetRecord, String)? in
      guard let record = reference.id.flatMap({ records[$0] }) else { return nil }
      let name = reference.name.map { "  \($0)" } ?? ""
      return (record, (reference.handle ?? "") + name)
    }
    return Gathered(heading: set, cells: try cells(shown), total: shown.count, tile: tile(4, 3))
  }

  private static func title(of record: AssetRecord) -> String {
    record.name.map { "@" + $0 } ?? record.path?.fileName.text ?? record.id.text
  }

  private func cells(_ shown: [(record: AssetRecord, title: String)]) throws -> [SheetJob.Cell] {
    let profile = try library.profile
    let model = try request.model.map { try Library.model($0, of: profile) }
    try library.makeWanted(.picture, of: shown.compactMap { AssetWork.Item($0.record) }, shouldStop)
    return shown.map { record, title in
      SheetJob.Cell(
        picture: library.previewStore.preview(.picture, of: record.id)?.image, title: title,
        caption: Self.caption(of: record), badge: Self.badge(of: record.facts),
        verdict: model.map { Library.verdict(of: record, $0, profile) })
    }
  }

  private static func caption(of record: AssetRecord) -> String {
    let size = record.facts.width.flatMap { width in record.facts.height.map { "\(width)×\($0)" } }
    let sound = record.facts.sampleRate.map { "\((Double($0) / 1_000).shortText(decimals: 1)) kHz" }
    return [size ?? sound, record.facts.container?.uppercased()].compactMap(\.self).joined(separator: "  ")
  }

  private static func badge(of facts: MediaFacts) -> String? {
    facts.duration.map { clock($0.value) } ?? (facts.animated == true ? "animated" : nil)
  }

  /// `0:07.5`; tenths are told where the clip is short.
  private static func clock(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    let (minutes, rest) = (tenths / 600, tenths % 600)
    let whole = rest / 10
    let digits = "\(minutes):" + (whole < 10 ? "0" : "") + "\(whole)"
    return seconds < 60 ? "\(digits).\(rest % 10)" : digits
  }

  // MARK: - One clip

  private func overTime(_ clip: AssetRecord, _ count: Int) throws -> Gathered {
    guard clip.kind == .video, let duration = clip.facts.duration?.value, let path = clip.path else {
      throw GreenroomError(
        .usage, "\(Self.title(of: clip)) is no clip that lasts.", hint: "--frames is for one clip.")
    }
    let cells = try (0..<count).map { number in
      let time = duration * (Double(number) + 0.5) / Double(count)
      let frame = frames.path.appending("\(number).png")
      try library.mediaTool.frame(.at(time), of: path, to: frame, isCancelled: shouldStop)
      library.observer(WorkProgress(phase: "drawing", done: number + 1, total: count))
      return SheetJob.Cell(picture: frame, badge: Self.clock(time))
    }
    return Gathered(
      heading: Self.title(of: clip), cells: cells, total: count,
      tile: tile(clip.facts.width ?? 16, clip.facts.height ?? 9))
  }

  /// Of the width that is asked for.
  private func tile(_ width: Int, _ height: Int) -> PixelSize {
    PixelSize(request.tile, max(16, min(request.tile * 2, request.tile * height / max(1, width))))
  }
}

extension StoredPreview {
  /// The picture, where there is one.
  var image: MediaPath? {
    guard case .made(let image, _) = self else { return nil }
    return image
  }
}
