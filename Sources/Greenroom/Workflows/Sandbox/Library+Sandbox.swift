import GreenroomMedia
package import GreenroomModel

extension Library {
  /// The rules that the sandbox judges by: those of the profile in force, but that this machine may be fetched
  /// from.
  ///
  /// - Throws: `usage` where the profile is of a gateway that the sandbox cannot stand in for.
  package func sandboxProfile() throws -> Profile {
    let profile = try profile
    return profile.gateway.allowsPrivateHosts ? profile : try profiles.profile(Self.sandbox(for: profile.id))
  }

  private static func sandbox(for id: String) throws -> String {
    guard id == Settings.standardProfile || id.hasPrefix(Settings.standardProfile + "-") else {
      throw GreenroomError(
        .usage, "The sandbox has no rules of the profile \(id).",
        hint: "It stands in for \(Settings.standardProfile) and its later contracts.")
    }
    return "sandbox" + id.dropFirst(Settings.standardProfile.count)
  }

  /// Fetches every reference of a request that was received, and judges it as a strict gateway would: what
  /// documents dispute about a file's limits is refused too.
  ///
  /// - Throws: `interrupted` once `shouldStop` says so; what is wrong with the request is no error.
  package func judge(
    _ received: ReceivedRequest, by profile: Profile,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> SandboxVerdict {
    let references = try fetched(
      received.references.map { Reference(role: $0.role, kind: $0.role.kind, url: $0.url) },
      gateway: profile.gateway, shouldStop)
    let report = Preflight.check(
      PreflightInput(
        model: received.model, prompt: received.prompt ?? "", references: references,
        parameters: received.parameters, extra: received.extra, isWholeRequest: true, needsURLs: true),
      profile: profile)
    let refusals = report.findings.filter { $0.severity == .error || $0.isOfALimit }
    guard refusals.isEmpty, let model = profile.model(named: received.model) else {
      return .refused(refusals.map(\.reason))
    }
    guard
      let result = SandboxResult(received, references, model: model, sizes: try SandboxSizes(in: assets()))
    else {
      throw GreenroomError(
        .installation, "The sandbox knows no size for \(received.model).",
        hint: "Name a resolution that `greenroom model show \(received.model)` prints.")
    }
    return .taken(result)
  }

  /// Draws what a job of the sandbox made. Blocks.
  ///
  /// - Parameter lastFrame: Where its last frame goes as a picture; nil where none is wanted.
  package func drawSandboxClip(
    _ clip: TestClip, to path: MediaPath, lastFrame: MediaPath?,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    try mediaTool.render(clip, to: path, lastFrame: lastFrame, isCancelled: shouldStop)
  }
}

extension Finding {
  /// A warning that some document's limit on files is broken, and not only what Greenroom advises.
  fileprivate var isOfALimit: Bool {
    severity == .warning && limit != nil && source != Self.ownAdvice
      && ["image.", "video.", "audio.", "count."].contains { code.rawValue.hasPrefix($0) }
  }

  /// A sentence that names what it is about.
  fileprivate var reason: String { message.contains(subject) ? message : "\(subject): \(message)" }
}
