import GreenroomCatalog
import GreenroomModel

extension Library {
  package func savedSearches() throws -> SearchesDocument {
    let searches = try catalogIfPresent?.savedSearches() ?? []
    return SearchesDocument(
      searches: searches.map { .init(name: $0.name, query: $0.query, createdAt: $0.createdAt) })
  }

  /// Keeps a query under a name; `search:NAME` then means it in every other.
  ///
  /// - Throws: `invalid_query`, `invalid_name`, `conflict` where the name is taken and `isReplacing` is false.
  package func saveSearch(_ name: String, query text: String, isReplacing: Bool) throws -> SearchesDocument {
    let name = try SetName.validated(name)
    let query = try Query(text)
    if query.asksForProblems {
      throw GreenroomError(
        .usage, "skipped: lists files and cannot be saved.", hint: "Save a query for assets.")
    }
    guard try !catalog.reaches(name, from: query) else {
      throw GreenroomError(.usage, "The search “\(name)” would be made of itself.")
    }
    try catalog.saveSearch(name, query: text, isReplacing: isReplacing)
    return try savedSearches()
  }

  package func deleteSearch(_ name: String) throws -> DeletedDocument {
    guard try catalogIfPresent != nil else { throw Catalog.noSearch(name) }
    try catalog.deleteSearch(name)
    return DeletedDocument(noun: "saved search", name: name)
  }

  /// The same query with what its saved searches mean.
  ///
  /// - Throws: `invalid_query` with the column where there is no such search.
  func resolvingSaved(_ query: Query, depth: Int = 0) throws -> Query {
    guard !query.savedSearches.isEmpty else { return query }
    let catalog = try catalogIfPresent
    var queries: [String: Query] = [:]
    for (name, column) in query.savedSearches {
      guard let saved = try catalog?.savedSearch(name) else {
        throw GreenroomError(
          .invalidQuery, "Column \(column) of the query: there is no saved search “\(name)”.",
          hint: "`greenroom search list` shows those there are.")
      }
      guard depth < Catalog.deepestSearch else {
        throw GreenroomError(.invalidQuery, "The saved search “\(name)” is made of itself.")
      }
      queries[name] = try resolvingSaved(Query(saved.query), depth: depth + 1)
    }
    return query.putting(queries)
  }
}
