/// `greenroom.exported/1`: a file that `export` wrote.
package struct ExportDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.exported/1"
  /// Null where it went to the output stream.
  package let path: String?
  /// Of the file.
  package let bytes: Int64
  package let assets: Int
  package let sets: Int
  package let requests: Int
  package let tasks: Int
  package let derivations: Int

  package init(
    path: String?, bytes: Int64, assets: Int, sets: Int, requests: Int, tasks: Int, derivations: Int
  ) {
    self.path = path
    self.bytes = bytes
    self.assets = assets
    self.sets = sets
    self.requests = requests
    self.tasks = tasks
    self.derivations = derivations
  }
}
