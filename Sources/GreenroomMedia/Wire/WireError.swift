/// The other side of a pipe broke the protocol: never a fault of a media file.
package enum WireError: Error, Equatable, Sendable {
  /// The frame ends before its own contents do.
  case truncated
  /// A length, number or code that no writer of this version produces.
  case malformed
}
