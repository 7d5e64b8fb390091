import Foundation
import GreenroomMedia
package import GreenroomModel
import GreenroomRemote

extension Library {
  /// The rules that the sandbox judges by: those of the profile in force, but that this machine may be fetched
  /// from.
  package func sandboxProfile() throws -> Profile {
    let profile = try profile
    return profile.gateway.allowsPrivateHosts ? profile : try profiles.profile(Self.sandboxed(profile.id))
  }

  private static func sandboxed(_ id: String) throws -> String {
    guard id == Settings.standardProfile || id.hasPrefix(Settings.standardProfile + "-") else {
      throw GreenroomError(
        .usage, "The sandbox has no rules of the profile \(id).",
        hint: "It stands in for \(Settings.standardProfile) and its later contracts.")
    }
    return "sandbox" + id.dropFirst(Settings.standardProfile.count)
  }

  /// Fetches every reference of a request that was received, and judges it as a strict gateway would: what is
  /// only disputed about a limit is refused too.
  package func judge(_ received: ReceivedRequest, by profile: Profile) throws -> SandboxVerdict {
    let references = try fetched(
      received.references.map { reference in
        Reference(role: reference.role, name: nil, kind: reference.role.kind, url: reference.url)
      }, gateway: profile.gateway)
    let report = Preflight.check(
      PreflightInput(
        model: received.model, prompt: received.prompt ?? "", references: references,
        parameters: received.parameters, extra: received.extra, isWholeRequest: true, needsURLs: true),
      profile: profile)
    let refusals = report.findings.filter { $0.severity == .error || $0.isOfALimit }
    guard refusals.isEmpty else {
      return .refused(refusals.map { "\($0.subject): \($0.message)" })
    }
    return .taken(try result(of: received, references))
  }

  /// Draws what a job of the sandbox made.
  ///
  /// - Parameter lastFrame: Where its last frame goes as a picture; nil where none is wanted.
  package func drawSandboxClip(_ clip: TestClip, to path: MediaPath, lastFrame: MediaPath?) throws {
    try mediaTool.render(clip, to: path, lastFrame: lastFrame)
  }

  private func result(of received: ReceivedRequest, _ references: [Reference]) throws -> SandboxResult {
    let sizes = try SandboxSizes(in: assets())
    func value(_ key: String) -> JSONValue? { received.parameters[key] ?? received.extra[key] }
    let picture = references.compactMap(\.facts).first { $0.width != nil }
    let ratio = picture.flatMap { facts in
      facts.width.flatMap { width in facts.height.map { Double(width) / Double($0) } }
    }
    guard
      let size = sizes.size(
        value("resolution")?.string, value("aspect_ratio")?.string, following: ratio)
    else { throw GreenroomError(.installation, "The sandbox knows no size of clips.") }
    let seed = value("seed")?.integer ?? -1
    let drawn = seed >= 0 ? UInt64(seed) : UInt64.random(in: 0...UInt64(UInt32.max))
    let sound = (value("generate_audio") ?? value("audio"))?.bool ?? false
    return SandboxResult(
      clip: TestClip(
        width: size.width, height: size.height, seconds: value("duration")?.double ?? Self.standardSeconds,
        frameRate: sizes.frameRate, hasSound: sound,
        lines: ["\(received.model)  seed \(drawn)", received.prompt ?? ""], seed: drawn),
      hasLastFrame: value("return_last_frame")?.bool ?? false)
  }

  /// What a request that does not say gets: enough to look at.
  private static let standardSeconds = 4.0
}

extension Finding {
  /// What a document says of a limit, and another denies.
  fileprivate var isOfALimit: Bool {
    severity == .warning && limit != nil
      && ["image.", "video.", "audio.", "count."].contains { code.rawValue.hasPrefix($0) }
  }
}
