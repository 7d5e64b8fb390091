/// `greenroom.serve/1`: where a library's page and API are.
package struct ServeDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.serve/1"
  /// `http://127.0.0.1:7411`.
  package let address: String
  /// The page, with the token that lets in behind its `#`. A secret.
  package let url: String
  /// What scripts send as `Authorization: Bearer`. A secret.
  package let token: String
  package let scopes: [String]

  package init(address: String, token: String, scopes: [String]) {
    self.address = address
    self.token = token
    self.scopes = scopes
    url = "\(address)/#token=\(token)"
  }
}
