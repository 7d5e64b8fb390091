/// A client's word that a write which it asks for again is the same one, and not a second.
package struct WriteKey: Equatable, Sendable {
  /// Of what the client calls it, and of the route that it is for.
  package let name: SHA256Digest
  /// Of everything that is asked for.
  package let content: SHA256Digest

  package init(name: SHA256Digest, content: SHA256Digest) {
    self.name = name
    self.content = content
  }
}

/// What a write that had a key came to. What it holds is looked up again whenever it is told.
package enum WriteOutcome: Equatable, Sendable {
  case tasks([TaskID])
  case request(RequestID)
  case asset(AssetID)
}
