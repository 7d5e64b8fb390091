import GreenroomModel

extension Library {
  /// The models of the profile in force.
  package func models() throws -> ModelsDocument {
    ModelsDocument(try profile, installed: profiles.ids)
  }

  /// One model with every limit.
  ///
  /// - Parameter name: An id or alias of the profile in force, or `PROFILE/MODEL`.
  package func model(_ name: String) throws -> ModelDocument {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let profile = parts.count == 2 ? try profiles.profile(parts[0]) : try self.profile
    return ModelDocument(try Self.model(parts.last ?? name, of: profile), in: profile)
  }

  /// Where two models differ, of one profile or of two.
  package func difference(between left: String, and right: String) throws -> ModelDiffDocument {
    ModelDiffDocument(try model(left), try model(right))
  }

  /// - Throws: `unknown_model`.
  static func model(_ name: String, of profile: Profile) throws(GreenroomError) -> ModelProfile {
    if let model = profile.model(named: name) { return model }
    let near = profile.suggestion(for: name).map { "Did you mean \($0)? " } ?? ""
    throw GreenroomError(
      .unknownModel, "The profile \(profile.id) has no model “\(name)”.",
      hint: near + "It has \(profile.models.map(\.id).joined(separator: ", ")).")
  }
}
