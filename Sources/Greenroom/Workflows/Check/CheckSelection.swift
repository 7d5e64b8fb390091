import GreenroomMedia
import GreenroomModel

/// What the arguments of `check` select. Files and assets that are named one by one are the references of
/// one request; a folder or a query selects many, each judged alone.
struct CheckSelection {
  private(set) var seeds: [ReferenceSeed] = []
  private(set) var isMany = false
  private var namedPaths: Set<MediaPath> = []

  init(_ arguments: [AssetArgument], in library: Library) throws {
    guard let subjects = try Self.named(arguments, in: library) else {
      isMany = true
      seeds = try library.found(arguments).map { ReferenceSeed(.asset($0)) }
      return
    }
    for (argument, subject) in zip(arguments, subjects) {
      guard case .folder(let folder) = subject else {
        seeds.append(ReferenceSeed(subject))
        namedPaths.insert(argument.path)
        continue
      }
      isMany = true
      seeds += Self.files(below: folder, leavingOut: library.folder).map { ReferenceSeed(.file($0)) }
    }
  }

  /// True for what a person named, rather than a folder swept up.
  func named(_ reference: Reference) -> Bool { reference.path.map(namedPaths.contains) ?? true }

  /// What the arguments name; nil where they are the words of a query that finds something. A file that is
  /// not there becomes a finding beside the others: it must not hide what else is wrong.
  private static func named(_ arguments: [AssetArgument], in library: Library) throws -> [AssetSubject]? {
    do {
      if let subjects = try library.subjects(arguments) { return subjects }
      _ = try library.found(arguments)
      return nil
    } catch let error as GreenroomError where error.code == .notFound || error.code == .invalidQuery {
      guard arguments.contains(where: \.looksLikeAFile) else { throw error }
      return try arguments.map { argument in
        let isGone = argument.looksLikeAFile && FilePresence(at: argument.path) == .nothing
        return isGone ? .file(argument.path) : try library.subject(argument)
      }
    }
  }

  /// In natural order of their paths.
  private static func files(below folder: MediaPath, leavingOut library: MediaPath) -> [MediaPath] {
    Walker(excluding: [library]).files(below: folder).sorted { NaturalOrder.precedes($0.text, $1.text) }
  }
}

extension AssetArgument {
  /// True where nothing but a file can be meant: it names a folder on the way, or has a medium's ending.
  fileprivate var looksLikeAFile: Bool {
    name == nil && (text.contains("/") || path.fileExtension.flatMap(MediaKind.init(fileExtension:)) != nil)
  }
}
