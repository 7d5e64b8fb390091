import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Has fitted copies made, judges them, and takes those that pass into the library.
struct FitDesk {
  enum Outcome: Sendable {
    case made(AssetRecord, isNew: Bool)
    /// It was made and would not pass, so it is gone again.
    case refused([Finding])
    /// It cannot be made; a sentence says why.
    case impossible(String)
  }

  private let library: Library
  private let profile: Profile
  private let model: ModelProfile
  /// Whether a copy may have no warning either.
  private let isStrict: Bool
  private let shouldStop: @Sendable () -> Bool

  init(
    library: Library, profile: Profile, model: ModelProfile, isStrict: Bool,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.isStrict = isStrict
    self.library = library
    self.profile = profile
    self.model = model
    self.shouldStop = shouldStop
  }

  func copy(_ recipe: FitRecipe, of source: AssetRecord) throws -> Outcome {
    if let there = try library.catalog.derivative(of: source.id, recipe: recipe.description),
      let path = there.path, case .file = FilePresence(at: path)
    {
      if there.trashedAt != nil { _ = try library.catalog.trash([there.key], at: nil) }
      return .made(there, isNew: false)
    }
    guard let original = try self.original(of: source) else {
      return .impossible("No path holds it any more, or what is there has changed. Index it again.")
    }
    let folder = library.folder.appending("derived")
    try FileManager.default.createDirectory(atPath: folder.text, withIntermediateDirectories: true)
    let path = folder.appending("\(source.id)-\(recipe.mark).\(recipe.fileExtension)")
    let unfinished: UnfinishedFile
    do {
      unfinished = try library.mediaTool.fit(
        recipe, from: original, to: path, progress: { show(progress: $0, of: original) },
        isCancelled: shouldStop)
    } catch let error as GreenroomError where error.code == .inputOutput {
      return .impossible(error.message)
    }
    let outcome = try probed(unfinished.path)
    let errors = errors(of: outcome, as: path, source.kind)
    guard errors.isEmpty else { return .refused(errors) }
    try unfinished.publish()
    return .made(try keep(path, outcome, recipe, of: source), isNew: true)
  }

  /// Where the content of `source` still is: a copy of anything else would be given a false ancestor.
  private func original(of source: AssetRecord) throws -> MediaPath? {
    guard let path = source.path, let known = try library.catalog.knownLocation(at: path),
      known.asset == source.key, case .file(let stamp) = FilePresence(at: path), stamp == known.stamp
    else { return nil }
    return path
  }

  private func probed(_ copy: MediaPath) throws -> ProbeOutcome {
    guard let outcome = try library.probe([copy], depth: .packets).first else {
      throw GreenroomError(.inputOutput, "The copy cannot be read.")
    }
    return outcome
  }

  /// What preflight has against the copy.
  private func errors(of outcome: ProbeOutcome, as path: MediaPath, _ kind: MediaKind) -> [Finding] {
    let reference = ReferenceSeed(.file(path), role: Role(referenceOf: kind)).reference(outcome)
    return Preflight.checkAlone(reference, model: model.id, profile: profile).findings
      .filter { $0.severity == .error || isStrict && $0.severity == .warning }
  }

  private func keep(
    _ path: MediaPath, _ outcome: ProbeOutcome, _ recipe: FitRecipe, of source: AssetRecord
  ) throws -> AssetRecord {
    guard case .file(let stamp) = FilePresence(at: path) else {
      throw GreenroomError(.inputOutput, "The copy “\(path)” is gone.")
    }
    let id = try library.catalog.keepDerivative(
      IndexBatch.File(path: path, stamp: stamp, outcome: outcome), of: source.id, recipe: recipe.description,
      probeVersion: ProbeReport.probeVersion, at: Date())
    guard let record = try library.catalog.asset(id: id) else {
      throw GreenroomError(.notFound, "The copy \(id) is not in the catalog.")
    }
    return record
  }

  private func show(progress: Double, of path: MediaPath) {
    library.observer(
      WorkProgress(phase: "fitting \(path.fileName.text)", done: Int(progress * 100), total: 100))
  }
}

extension FitRecipe {
  /// Eight digits that tell the copies of one source apart.
  fileprivate var mark: String {
    // FNV-1a.
    let hash = description.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  fileprivate var fileExtension: String {
    switch self {
    case .picture(let recipe): recipe.format == .jpeg ? "jpg" : "png"
    case .clip: "mp4"
    case .sound(let recipe): recipe.format.rawValue
    }
  }
}
