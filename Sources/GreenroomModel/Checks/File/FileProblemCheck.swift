/// A file that could not be read at all.
enum FileProblemCheck: AssetCheck {
  static let codes: [FindingCode] = [.fileMissing, .fileEmpty, .fileUnreadable, .fileUnsupported]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let finding = finding(for: asset) else { return }
    sink.add(finding.severity) { finding }
  }

  static func finding(for asset: AssetUnderCheck) -> Finding? {
    guard let problem = asset.reference.problem else { return nil }
    return asset.finding(
      problem.code, .error, message: "\(asset.subject): \(problem.message)", remedy: remedy(problem.code))
  }

  private static func remedy(_ code: FindingCode) -> String {
    switch code {
    case .fileMissing: "Check the path, or put the file back where it was."
    case .fileEmpty: "Copy or export the file again: there is nothing in it."
    case .fileUnsupported: "Give an image, a video or a sound file."
    default: "Check that you may read the file and that other programs open it, or export it again."
    }
  }
}
