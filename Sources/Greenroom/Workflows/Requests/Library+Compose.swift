import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

extension Library {
  /// What a draft would come to, quickly enough to be asked while somebody types: judged by what the catalog knows of
  /// its references, with nothing read, fetched, staged or stored.
  ///
  /// - Parameter draft: May name assets and URLs, and no file of this machine.
  /// - Throws: `not_found`, `ambiguous`, `usage` where no model is named.
  package func compose(_ draft: Draft) throws -> ComposeDocument {
    let profile = try draft.profile.map { try profiles.profile($0) } ?? self.profile
    let seeds = try self.seeds(of: draft, draftFolder: nil, workingFolder: folder, isFromElsewhere: true)
    let references = try knowingOrigin(Self.named(seeds.map(\.rehearsedReference), seeds))
    let input = PreflightInput(
      model: try modelName(draft.model, profile: profile), prompt: draft.prompt ?? "", references: references,
      parameters: draft.parameters, extra: draft.extra, isWholeRequest: true,
      earlierHandles: try earlierHandles(of: draft.prompt), now: Date())
    let report = Preflight.check(input, profile: profile)
    var named = draft
    named.profile = profile.id
    let composed = try Composer.compose(input, report: report, profile: profile)
    let body = try Dialects.named(profile.gateway.dialect).body(of: composed.withoutQueries)
    let request = try RequestDocument(
      StoredRequest(report, draft: draft, prompt: draft.prompt, body: body), nil)
    return ComposeDocument(
      request: request, sentPrompt: composed.prompt, curl: try curlCommand(for: request),
      command: named.command)
  }
}

extension ReferenceSeed {
  /// As the catalog knows it; where its file is not there, that is what is wrong with it.
  fileprivate var rehearsedReference: Reference {
    guard case .asset(let record) = subject else { return reference(nil) }
    guard let path = record.path, case .file = FilePresence(at: path) else {
      return reference(.failure(.missing))
    }
    return knownReference
  }
}
