import GreenroomCatalog
import GreenroomModel

/// What an asset argument turned out to be.
enum AssetSubject {
  /// A file that is there, known to the catalog or not.
  case file(MediaPath)
  case folder(MediaPath)
  case asset(AssetRecord)
  /// Media that is public already.
  case url(String)
}

extension Library {
  /// Finds out what `argument` means: a URL, an `@name`, a path that is there, or the beginning of an id.
  ///
  /// - Throws: `not_found` with what was looked for, `ambiguous` with the candidates.
  func subject(_ argument: AssetArgument) throws -> AssetSubject {
    if argument.isURL { return .url(argument.text) }
    if let name = argument.name { return .asset(try asset(named: name)) }
    switch FilePresence(at: argument.path) {
    case .file: return .file(argument.path)
    case .folder: return .folder(argument.path)
    case .nothing: break
    }
    if let unescaped = argument.unescaped, FilePresence(at: unescaped.path) != .nothing {
      return try subject(unescaped)
    }
    if let record = try asset(withPrefix: argument.text) { return .asset(record) }
    if let record = try catalogIfPresent?.asset(at: argument.path) { return .asset(record) }
    throw Self.nothing(argument)
  }

  /// The asset of an `@name` or the beginning of an id, which is all that a query can hold.
  ///
  /// - Throws: `not_found`, `ambiguous`.
  func asset(catalogued text: String) throws -> AssetRecord {
    if text.hasPrefix("@") { return try asset(named: String(text.dropFirst())) }
    if let record = try asset(withPrefix: text) { return record }
    throw GreenroomError(
      .notFound, "“\(text)” is the beginning of no asset's id.",
      hint: "`greenroom find` lists what the library has.")
  }

  private func asset(named name: String) throws -> AssetRecord {
    if let record = try catalogIfPresent?.asset(named: name) { return record }
    let near = try catalogIfPresent.flatMap { Suggestion.nearest(to: name, among: try $0.assetNames()) }
    throw GreenroomError(
      .notFound, "No asset has the name “@\(name)”.",
      hint: near.map { "Did you mean @\($0)?" } ?? "Give one with `greenroom name ASSET \(name)`.")
  }

  private func asset(withPrefix text: String) throws -> AssetRecord? {
    guard AssetID.isPrefix(text) else { return nil }
    let records = try catalogIfPresent?.assets(withPrefix: text) ?? []
    guard records.count > 1 else { return records.first }
    let shown = records.prefix(5).map { "\($0.id) (\($0.path?.fileName.text ?? $0.kind.rawValue))" }
    throw GreenroomError(
      .ambiguous, "“\(text)” begins \(records.count) ids: \(shown.joined(separator: ", ")).",
      hint: "Write more characters of the one you mean.")
  }

  private static func nothing(_ argument: AssetArgument) -> GreenroomError {
    let looksLikeAPath = argument.text.contains("/") || argument.path.fileExtension != nil
    return GreenroomError(
      .notFound,
      looksLikeAPath
        ? "There is no file “\(argument.text)”."
        : "“\(argument.text)” is neither a file nor the beginning of an asset's id.",
      hint: "An asset is a path, an @name or at least \(AssetID.shortestPrefix) characters of an id; "
        + "`greenroom find` lists what the library has.")
  }
}
