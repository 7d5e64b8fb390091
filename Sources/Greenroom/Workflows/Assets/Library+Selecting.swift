import GreenroomCatalog
import GreenroomModel

extension Library {
  /// The catalog's record of one asset that a person named; a file it does not know is indexed first.
  func indexed(_ argument: AssetArgument) throws -> AssetRecord {
    try indexed([subject(argument)], named: [argument.text])[0]
  }

  /// What each argument means; nil where they are the words of a query.
  func subjects(_ arguments: [AssetArgument]) throws -> [AssetSubject]? {
    do {
      return try arguments.map { try subject($0) }
    } catch let error as GreenroomError where error.code == .notFound {
      let mayBeQuery = arguments.allSatisfy { $0.name == nil && FilePresence(at: $0.path) == .nothing }
      guard mayBeQuery, try catalogIfPresent != nil else { throw error }
      return nil
    }
  }

  /// What the arguments find as the words of a query, by path.
  func found(_ arguments: [AssetArgument]) throws -> [AssetRecord] {
    let text = arguments.map(\.text).joined(separator: " ")
    let records = try self.records(matching: text)
    guard records.isEmpty else { return records.sorted { ($0.path?.text ?? "") < ($1.path?.text ?? "") } }
    throw GreenroomError(
      .notFound, "“\(text)” is no file, no asset and no query that finds anything.",
      hint: "`greenroom find` lists what the library has; a path must exist.")
  }
}
