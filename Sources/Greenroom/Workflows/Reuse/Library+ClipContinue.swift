import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

extension Library {
  /// Opens a draft that goes on where a clip ends: from the last frame that came with it, else from the one that
  /// is decoded here, or with the clip itself as a reference. What the clip was made with stays, but for the seed,
  /// references and a prompt that spoke of them.
  ///
  /// - Throws: `usage` where the asset is no clip or the model takes none, `conflict` where the draft's file is
  ///   there already.
  package func continueClip(_ continuation: ClipContinuation) throws -> DraftDocument {
    let clip = try indexed(continuation.clip)
    guard clip.kind == .video else {
      throw GreenroomError(
        .usage, "“\(continuation.clip.text)” is no clip.",
        hint: "A still is a first frame: `greenroom request build --first-frame`.")
    }
    let made = try catalog.tasks(thatMade: clip.id).first
    let before = try made.flatMap { try catalog.request($0.request) }?.request
    let profile = try self.profile
    let name = try modelName(continuation.model ?? before?.model, profile: profile)
    let model = try Self.model(name, of: profile)
    var draft =
      try before.map { try Draft(stored: $0.draft).continued(with: model, madeBy: $0.model) } ?? Draft()
    draft.model = model.id
    draft.prompt = continuation.prompt ?? draft.prompt ?? ""
    let start: AssetRecord
    switch continuation.way {
    case .lastFrame:
      start = try lastFrame(of: clip, keptBy: made)
      draft.firstFrame = start.id.text
    case .video:
      try Self.requireVideo(model)
      start = clip
      draft.references = [.init(asset: clip.id.text)]
    }
    return try DraftDocument(
      draft, heading: Self.heading(clip, continuation.way, hasPrompt: draft.prompt?.isEmpty == false),
      remarks: start.path.map { [start.id.text: $0.text] } ?? [:],
      findings: exemption(of: start, as: continuation.way, profile, model), to: continuation.output)
  }

  private static func requireVideo(_ model: ModelProfile) throws {
    guard !model.inputs.accepts(.video) || !model.supports(.multimodalReference) else { return }
    throw GreenroomError(
      .usage, "\(model.id) takes no clips as references.",
      hint: "Go on from the clip's last frame, or name another model with --model.")
  }

  private static func heading(
    _ clip: AssetRecord, _ way: ClipContinuation.Way, hasPrompt: Bool
  ) -> [String] {
    let clip = clip.name.map { "@" + $0 } ?? clip.path?.fileName.text ?? clip.id.text
    let goesOn =
      way == .lastFrame ? "Goes on from the last frame of \(clip)." : "Goes on from \(clip), as @video1."
    return hasPrompt ? [goesOn] : [goesOn, "Say in the prompt what happens next."]
  }

  /// The last frame of a clip as an asset: the one the gateway gave, else one taken before, else a new one.
  private func lastFrame(of clip: AssetRecord, keptBy task: TaskRecord?) throws -> AssetRecord {
    if let kept = try task?.lastFrame.flatMap({ try catalog.asset(id: $0) }), !kept.isMissing { return kept }
    if let taken = try catalog.derivative(of: clip.id, recipe: Lineage.lastFrame), let path = taken.path,
      case .file = FilePresence(at: path)
    {
      return taken
    }
    guard let source = clip.path, case .file = FilePresence(at: source) else {
      throw GreenroomError(
        .notFound, "No path holds the clip \(clip.id) any more.", hint: "Index it where it is now.")
    }
    let folder = self.folder.appending("derived")
    try FileManager.default.createDirectory(atPath: folder.text, withIntermediateDirectories: true)
    let path = folder.appending("\(clip.id)-last-frame.png")
    try mediaTool.lastFrame(of: source, to: path)
    guard let outcome = try probe([path], depth: .packets).first,
      case .file(let stamp) = FilePresence(at: path)
    else { throw GreenroomError(.inputOutput, "The last frame “\(path)” cannot be read.") }
    let frame = try catalog.keepDerivative(
      IndexBatch.File(path: path, stamp: stamp, outcome: outcome), of: clip.id, recipe: Lineage.lastFrame,
      probeVersion: ProbeReport.probeVersion, at: Date())
    guard let record = try catalog.asset(id: frame) else {
      throw GreenroomError(.notFound, "The asset \(frame) is no more in the catalog.")
    }
    return record
  }

  /// What the checks say of a generated clip that is used again.
  private func exemption(
    of start: AssetRecord, as way: ClipContinuation.Way, _ profile: Profile, _ model: ModelProfile
  ) throws -> [Finding] {
    let reference = Reference(
      role: way == .lastFrame ? .firstFrame : .referenceVideo, path: start.path, assetID: start.id,
      byteCount: start.bytes, kind: start.kind, facts: start.facts)
    let input = PreflightInput(model: model.id, references: try knowingOrigin([reference]), now: Date())
    return Preflight.check(input, profile: profile).findings.filter {
      [.clipReencoded, .clipExemptionExpired].contains($0.code)
    }
  }
}

extension Draft {
  /// What the next clip shares with this one: what another model does not know is left out.
  fileprivate func continued(with model: ModelProfile, madeBy old: String) -> Draft {
    var draft = Draft()
    draft.parameters = parameters.filter { $0.key != "seed" && model.parameter(named: $0.key) != nil }
    if model.id == old { draft.extra = extra }
    if references.isEmpty, firstFrame == nil, lastFrame == nil { draft.prompt = prompt }
    return draft
  }
}
