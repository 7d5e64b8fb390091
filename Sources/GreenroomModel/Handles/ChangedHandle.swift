/// A bare handle in a prompt that does not mean what it meant when the prompt was written.
package struct ChangedHandle: Equatable, Sendable {
  package let handle: Handle
  package let was: AssetID
  /// Nil where the handle means nothing any more.
  package let now: AssetID?

  package init(handle: Handle, was: AssetID, now: AssetID?) {
    self.handle = handle
    self.was = was
    self.now = now
  }
}

extension Prompt {
  /// The bare handles that changed their asset, in order. Mentions by name follow theirs and never change.
  package func changedHandles(earlier: [Handle: AssetID], now: [Handle: AssetID]) -> [ChangedHandle] {
    bareHandles.sorted().compactMap { handle in
      guard let was = earlier[handle], was != now[handle] else { return nil }
      return ChangedHandle(handle: handle, was: was, now: now[handle])
    }
  }
}
