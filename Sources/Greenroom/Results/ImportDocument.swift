package import GreenroomCatalog

/// `greenroom.import/1`: what an import added, and what stayed as it was here.
package struct ImportDocument: Encodable, Equatable, Sendable {
  /// What was here has stayed.
  package struct Conflict: Encodable, Equatable, Sendable {
    /// An id, or the name of a set.
    package let subject: String
    /// A sentence.
    package let message: String
  }

  package let schema = "greenroom.import/1"
  package let path: String
  package let assetsAdded: Int
  /// Known assets of which something was learnt.
  package let assetsChanged: Int
  package let locationsAdded: Int
  package let setsAdded: Int
  package let requestsAdded: Int
  package let tasksAdded: Int
  package let derivationsAdded: Int
  package let relationsAdded: Int
  /// Other words for tags.
  package let aliasesAdded: Int
  package let searchesAdded: Int
  /// Lines of the history.
  package let operationsAdded: Int
  package let conflicts: [Conflict]

  package init(path: String, _ tally: ImportTally) {
    self.path = path
    assetsAdded = tally.assetsAdded
    assetsChanged = tally.assetsChanged
    locationsAdded = tally.locationsAdded
    setsAdded = tally.setsAdded
    requestsAdded = tally.requestsAdded
    tasksAdded = tally.tasksAdded
    derivationsAdded = tally.derivationsAdded
    relationsAdded = tally.relationsAdded
    aliasesAdded = tally.aliasesAdded
    searchesAdded = tally.searchesAdded
    operationsAdded = tally.operationsAdded
    conflicts = tally.conflicts.map { Conflict(subject: $0.subject, message: $0.message) }
  }
}
