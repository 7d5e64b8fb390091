import Foundation
import GreenroomModel

extension Library {
  /// Judges files, assets or a draft against a model, reading every packet. Files need no catalog, and none
  /// is made; nothing is written.
  ///
  /// - Throws: `not_found` where an argument matches nothing, `usage` where there is nothing to judge or no
  ///   model to judge it by.
  package func check(_ request: CheckRequest) throws -> CheckResult {
    let draft = try request.draft.map { try DraftFile.read(at: $0) }
    let profile = try (request.profile ?? draft?.profile).map { try profiles.profile($0) } ?? self.profile
    let model = try modelName(request.model ?? draft?.model, profile: profile)
    let selection = try CheckSelection(request.arguments, in: self)
    if request.isEach || selection.isMany {
      return .each(try checkEach(selection, request, profile, model))
    }
    var seeds = try request.set.map { try self.seeds(ofSet: $0) } ?? []
    if let draft {
      seeds += try self.seeds(
        of: draft, draftFolder: request.draft?.folder, workingFolder: request.workingFolder)
    }
    seeds += selection.seeds
    seeds += try frames(request)
    guard !seeds.isEmpty || draft != nil || request.prompt != nil else { throw Self.nothingToCheck }
    var input = PreflightInput(
      model: model, prompt: request.prompt ?? draft?.prompt,
      references: try fetched(knowingOrigin(references(seeds)), gateway: profile.gateway), now: Date())
    if let draft {
      input.parameters = draft.parameters
      input.extra = draft.extra
      input.isWholeRequest = true
      input.prompt = input.prompt ?? ""
    }
    let report = Preflight.check(input, profile: profile)
    return .together(CheckDocument(request.isStrict ? report.strict() : report))
  }

  private func checkEach(
    _ selection: CheckSelection, _ request: CheckRequest, _ profile: Profile, _ model: String
  ) throws -> ChecksDocument {
    guard request.draft == nil, request.firstFrame == nil, request.lastFrame == nil, request.prompt == nil
    else {
      throw GreenroomError(
        .usage, "Files judged one by one take no draft, frames or prompt.",
        hint: "Name the files of one request one by one, without --each.")
    }
    let seeds = try (request.set.map { try self.seeds(ofSet: $0) } ?? []) + selection.seeds
    let judged = try fetched(references(seeds), gateway: profile.gateway).filter {
      Self.isWorthJudging($0) || selection.named($0)
    }
    let reports = judged.map { reference in
      let report = Preflight.checkAlone(reference, model: model, profile: profile)
      return CheckDocument(request.isStrict ? report.strict() : report)
    }
    return ChecksDocument(
      profile: profile.id, profileRevision: profile.revision, model: reports.first?.model ?? model,
      checks: reports)
  }

  /// What a folder holds beside media is passed over, unless it goes under the name of a medium.
  private static func isWorthJudging(_ reference: Reference) -> Bool {
    guard let problem = reference.problem, !problem.isMedia else { return true }
    return reference.path?.fileExtension.map(FileExtensions.standsForMedia) == true
  }

  private func frames(_ request: CheckRequest) throws -> [ReferenceSeed] {
    var seeds: [ReferenceSeed] = []
    if let frame = request.firstFrame { seeds.append(ReferenceSeed(try subject(frame), role: .firstFrame)) }
    if let frame = request.lastFrame { seeds.append(ReferenceSeed(try subject(frame), role: .lastFrame)) }
    return seeds
  }

  /// The model that was named, here or in the settings; a profile with several has no default, since the
  /// limits differ.
  func modelName(_ name: String?, profile: Profile) throws -> String {
    if let name = name ?? standardModel { return name }
    let models = profile.models.map(\.id).joined(separator: ", ")
    throw GreenroomError(
      .usage, "No model is named.", hint: "Add --model with one of: \(models).")
  }

  private static let nothingToCheck = GreenroomError(
    .usage, "There is nothing to check.",
    hint: "Name files, an asset, a query, a --set or a --draft; see `greenroom check --help`.")
}
