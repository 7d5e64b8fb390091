import GreenroomCatalog
import GreenroomModel

extension Library {
  private static let mostCompletions = 50

  /// Whether a text is a query here, what is wrong where it is none, and what the word at the cursor may become.
  ///
  /// - Parameter place: In UTF-16 units from 0; nil for the end.
  package func queryHelp(_ text: String, at place: Int?) throws -> QueryDocument {
    let error = try problem(in: text)
    let cursor = QueryCursor(text, at: place ?? text.utf16.count)
    let completions = try words(for: cursor).filter { $0.hasFoldedPrefix(cursor.typed) }
      .prefix(Self.mostCompletions).map { word in
        QueryDocument.Completion(
          from: cursor.range.lowerBound, to: cursor.range.upperBound, text: word.quotedForQuery, label: word)
      }
    return QueryDocument(valid: error == nil, error: error, completions: completions)
  }

  private func problem(in text: String) throws -> QueryDocument.Problem? {
    if let problem = Query.problem(in: text) {
      return QueryDocument.Problem(
        message: problem.message, column: problem.column, suggestions: problem.hint.map { [$0] } ?? [],
        fixes: problem.fix.map { [$0] } ?? [])
    }
    do {
      _ = try understood(Query(text))
      return nil
    } catch let error as GreenroomError
      where [.invalidQuery, .unknownModel, .notFound, .ambiguous].contains(error.code)
    {
      return QueryDocument.Problem(
        message: error.message, column: nil, suggestions: error.hint.map { [$0] } ?? [], fixes: [])
    }
  }

  private func words(for cursor: QueryCursor) throws -> [String] {
    switch cursor.field {
    case "tag": try tags().tags.sorted { $0.assets > $1.assets }.map(\.name)
    case "set": try sets().sets.map(\.name)
    case "search": try savedSearches().searches.map(\.name)
    case "fits", "model": try profile.models.map(\.id)
    case "from", "name": try (catalogIfPresent?.assetNames() ?? []).map { "@" + $0 }
    default: cursor.words
    }
  }
}

extension String {
  fileprivate func hasFoldedPrefix(_ prefix: String) -> Bool {
    prefix.isEmpty || lowercased().hasPrefix(prefix.lowercased())
  }

  /// As a query takes it for one word.
  fileprivate var quotedForQuery: String {
    guard contains(where: { $0.isWhitespace || $0 == "," || $0 == "\"" }) else { return self }
    let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
