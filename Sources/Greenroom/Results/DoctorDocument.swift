/// `greenroom.doctor/1`: whether the installation and the library are sound.
package struct DoctorDocument: Encodable, Equatable, Sendable {
  package enum Status: String, Encodable, Sendable {
    case ok, warning, error
  }

  package struct Item: Encodable, Equatable, Sendable {
    package let name: String
    package let status: Status
    /// What was found, in words.
    package let detail: String
    /// What to do; null where all is well.
    package let hint: String?

    package init(name: String, status: Status, detail: String, hint: String? = nil) {
      self.name = name
      self.status = status
      self.detail = detail
      self.hint = hint
    }
  }

  package let schema = "greenroom.doctor/1"
  package let healthy: Bool
  package let items: [Item]

  package init(items: [Item]) {
    healthy = !items.contains { $0.status == .error }
    self.items = items
  }
}
