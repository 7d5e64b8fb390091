extension Mode {
  /// What the references and frames of a request add up to.
  ///
  /// Frames decide before references; a last frame alone still asks for first and last. Images alone mean
  /// what the model says they mean; anything more is a multimodal reference.
  static func inferred(from references: [Reference], imagesAlone: [Mode]) -> Mode {
    let roles = references.map(\.role)
    if roles.contains(.lastFrame) { return .firstLastFrame }
    if roles.contains(.firstFrame) { return .firstFrame }
    guard !roles.isEmpty else { return .text }
    guard roles.allSatisfy({ $0 == .referenceImage }), roles.count <= imagesAlone.count else {
      return .multimodalReference
    }
    return imagesAlone[roles.count - 1]
  }
}
