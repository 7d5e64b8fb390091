/// A name that says another format than the content: a HEIC picture called .jpg. Those who fetch it by its
/// name decode it wrongly or refuse it.
enum ExtensionCheck: AssetCheck {
  static let codes: [FindingCode] = [.fileExtensionMismatch]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let path = asset.reference.path, let container = asset.facts.container,
      let claimed = path.fileExtension, FileExtensions.contradicts(claimed, container: container)
    else { return }
    sink.add(.warning) {
      asset.finding(
        .fileExtensionMismatch, .warning, measured: .text(container), limit: .text(claimed),
        source: Finding.ownAdvice,
        message: "\(asset.subject) is called .\(claimed), but its content is \(FormatName.text(container)).",
        remedy: rename(path, to: container))
    }
  }

  private static func rename(_ path: MediaPath, to container: String) -> String {
    guard let ending = FileExtensions.usual(for: container),
      let dot = path.bytes.lastIndex(of: UInt8(ascii: "."))
    else { return "Give it the extension of what it is." }
    let renamed = MediaPath(bytes: path.bytes[...dot] + Array(ending.utf8))
    return "Rename it: `mv -n \(ShellCommand.quoted(path)) \(ShellCommand.quoted(renamed))`."
  }
}
