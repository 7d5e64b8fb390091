/// `greenroom.sandbox/1`: where the sandbox answers, and what a client has to be told.
package struct SandboxDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.sandbox/1"
  /// `http://127.0.0.1:7878`.
  package let address: String
  /// What a client takes for the gateway's address.
  package let baseURL: String
  /// What a client takes for the profile.
  package let profile: String

  package init(address: String, profile: String) {
    self.address = address
    self.profile = profile
    baseURL = address + "/v1"
  }
}
