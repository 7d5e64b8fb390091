/// What an import did, counted in things; and what stood against each other, where what was here has stayed.
package struct ImportTally: Equatable, Sendable {
  package struct Conflict: Equatable, Sendable {
    /// An id, or the name of a set.
    package let subject: String
    /// A sentence.
    package let message: String
  }

  /// Assets that were not known.
  package var assetsAdded = 0
  /// Known assets of which something was learnt.
  package var assetsChanged = 0
  package var locationsAdded = 0
  package var setsAdded = 0
  package var requestsAdded = 0
  package var tasksAdded = 0
  package var derivationsAdded = 0
  /// Duplicates and alternates.
  package var relationsAdded = 0
  package var aliasesAdded = 0
  package var searchesAdded = 0
  /// Lines of the history.
  package var operationsAdded = 0
  package var conflicts: [Conflict] = []

  package init() {}

  /// Whether nothing is other than it was, apart from the history.
  var isEmpty: Bool {
    assetsAdded + assetsChanged + locationsAdded + setsAdded + requestsAdded + tasksAdded + derivationsAdded
      + relationsAdded + aliasesAdded + searchesAdded == 0
  }

  /// For the history.
  var words: String {
    let counts = [
      (assetsAdded, "new asset", "new assets"), (assetsChanged, "known asset", "known assets"),
      (setsAdded, "set", "sets"), (searchesAdded, "saved search", "saved searches"),
      (requestsAdded, "request", "requests"), (tasksAdded, "task", "tasks"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    return counts.isEmpty ? "paths, aliases or lineage" : counts.joined(separator: ", ")
  }

  mutating func tell(_ subject: String, _ message: String) {
    conflicts.append(Conflict(subject: subject, message: message))
  }
}
