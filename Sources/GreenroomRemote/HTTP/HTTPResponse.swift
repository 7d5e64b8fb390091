/// An answer. A status of 400 and more is an answer too, not a failure: what it means is the caller's to say.
package struct HTTPResponse: Sendable {
  package struct Head: Sendable {
    package let status: Int
    package let headers: HTTPHeaders

    package init(status: Int, headers: HTTPHeaders) {
      self.status = status
      self.headers = headers
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
  }

  package let head: Head
  /// Empty where a sink took it.
  package let body: [UInt8]

  package init(head: Head, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  package var status: Int { head.status }
  package var headers: HTTPHeaders { head.headers }
  package var isSuccess: Bool { head.isSuccess }
}
