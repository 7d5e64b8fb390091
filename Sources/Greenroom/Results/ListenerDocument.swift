/// `greenroom.listener/1`: where what is staged in a library is served.
package struct ListenerDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.listener/1"
  /// On this machine: `http://127.0.0.1:7625`.
  package let address: String
  /// Where the world finds it; null where nobody said.
  package let publicURL: String?

  package init(address: String, publicURL: String?) {
    self.address = address
    self.publicURL = publicURL
  }
}
