import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

/// What is known of a write that is asked for under a key.
package enum KnownWrite: Sendable {
  /// The key was used for something else.
  case another
  case tasks(SubmitDocument)
  case request(RequestDocument)
  case asset(AssetDocument)
}

extension WriteKey {
  /// - Parameter content: Everything that is asked for.
  package init(named name: String, content: [UInt8]) {
    self.init(name: SHA256.digest(of: name.utf8), content: SHA256.digest(of: content))
  }
}

extension Library {
  /// What came of a write that was done under this key, by whichever server, as it stands now; nil where nothing was.
  package func known(_ key: WriteKey) throws -> KnownWrite? {
    guard let (content, outcome) = try catalogIfPresent?.written(under: key.name) else { return nil }
    guard content == key.content else { return .another }
    switch outcome {
    case .tasks(let ids): return .tasks(try order(of: ids))
    case .request(let id): return .request(try request(id.text))
    case .asset(let id): return .asset(try show(AssetArgument(fromElsewhere: id.text)))
    }
  }

  /// An order by its tasks.
  private func order(of ids: [TaskID]) throws -> SubmitDocument {
    let tasks = try ids.compactMap { try catalog.task($0) }
    guard let gateway = tasks.first?.gateway else { throw Self.noTask(ids.first?.text ?? "") }
    return SubmitDocument(
      profile: gateway.profile, baseURL: gateway.baseURL,
      requests: try tasks.map { try request($0.request.text) },
      outputSeconds: tasks.compactMap(\.outputSeconds).reduce(0, +), isDryRun: false,
      tasks: try tasks.map { try document($0) })
  }
}
