import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// A clip that was made elsewhere, and what is known of it.
package struct ClipAdoption: Sendable {
  package var clip: AssetArgument
  /// The stored request that it was made by; nil where ``build`` says what is known.
  package var request: String?
  package var build: RequestBuild
  /// What the gateway called the task.
  package var gatewayID: String?

  package init(clip: AssetArgument, build: RequestBuild) {
    self.clip = clip
    self.build = build
  }
}

extension Library {
  /// Takes a clip that was made elsewhere for one of the library's own: a generated asset, with a request that
  /// holds what is known and a task that is done. The file stays where it is.
  ///
  /// - Throws: `usage` where it is no clip, or nothing is known of its request; `conflict` where it was made here.
  package func adoptClip(_ adoption: ClipAdoption) throws -> TaskDocument {
    let clip = try indexed(adoption.clip)
    guard clip.kind == .video, let path = clip.path, case .file(let stamp) = FilePresence(at: path) else {
      throw GreenroomError(
        .usage, "“\(adoption.clip.text)” is no clip.", hint: "Name a video file that is there.")
    }
    if let task = try catalog.tasks(thatMade: clip.id).first {
      throw GreenroomError(
        .conflict, "“\(adoption.clip.text)” is the clip of task \(task.id) already.",
        hint: "`greenroom lineage \(clip.id)` shows what made it.")
    }
    let outcome = try probe([path], depth: .packets)
    let request = try adoption.request.map { try requestRecord($0) } ?? statedRequest(adoption.build)
    let profile = try profiles.profile(request.request.profile)
    let intent = TaskIntent(
      request: request.id, gateway: gateway(of: profile), outputSeconds: nil,
      idempotencyKey: UUID().uuidString.lowercased(), isAgain: true)
    let made = Date(timeIntervalSince1970: Double(stamp.modifiedNanoseconds) / 1e9)
    let record = try catalog.adopt(
      IndexBatch.File(path: path, stamp: stamp, outcome: outcome[0]), madeBy: intent,
      gatewayID: adoption.gatewayID, madeAt: made, probeVersion: ProbeReport.probeVersion, at: Date())
    return try document(record, withHistory: true)
  }

  /// Stores what is said of a request, also where the checks would refuse it: somebody took it.
  private func statedRequest(_ build: RequestBuild) throws -> RequestRecord {
    let draft = build.flags
    guard draft.model != nil else {
      throw GreenroomError(
        .usage, "Nothing is said of the request that made the clip.",
        hint: "Name a stored one with --request ID, or the model with --model, and what else is known.")
    }
    let profile = try draft.profile.map { try profiles.profile($0) } ?? self.profile
    var seeds = try build.set.map { try self.seeds(ofSet: $0) } ?? []
    seeds += try self.seeds(of: draft, draftFolder: nil, workingFolder: build.workingFolder)
    let input = PreflightInput(
      model: try modelName(draft.model, profile: profile), prompt: draft.prompt,
      references: try verified(seeds),
      parameters: draft.parameters, extra: draft.extra, isWholeRequest: true, now: Date())
    let report = Preflight.check(input, profile: profile)
    let composed = try Composer.compose(input, report: report, profile: profile)
    let dialect = try Dialects.named(profile.gateway.dialect)
    return try catalog.insert(
      StoredRequest(
        report, draft: draft, prompt: draft.prompt, body: dialect.body(of: composed.withoutQueries)),
      at: Date())
  }
}
