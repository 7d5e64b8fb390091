package import GreenroomModel

/// One request as it goes out. There is no HEAD: signed URLs are signed for a method, and a gateway fetches
/// with GET.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case put = "PUT"
    case post = "POST"
    case delete = "DELETE"
  }

  package var method: Method
  /// Sent to the byte as it stands here: already percent-encoded. Its query may be a secret.
  package var url: LiveURL
  package var headers: HTTPHeaders
  /// Nil sends none.
  package var body: (any HTTPBodySource)?
  package var limits: TransferLimits
  /// Who may be connected to. Checked against the address itself when the connection is made, so that no
  /// answer of a name server can get round it.
  package var addresses: AddressRule
  /// True where sending it twice does no more than sending it once; only such requests are ever retried.
  package var isRepeatable: Bool
  /// Asked while bytes move, and about once a second while none do; true ends the exchange with
  /// ``HTTPFailure/Cause/interrupted``.
  package var isCancelled: @Sendable () -> Bool

  package init(
    _ method: Method, _ url: LiveURL, headers: HTTPHeaders = HTTPHeaders(),
    body: (any HTTPBodySource)? = nil, limits: TransferLimits = .standard, addresses: AddressRule = .any,
    isRepeatable: Bool = true, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.addresses = addresses
    self.isRepeatable = isRepeatable
    self.isCancelled = isCancelled
  }
}

/// Who may be connected to.
package enum AddressRule: Sendable {
  /// Whoever the settings name, on this machine too. Where the environment names a proxy, hosts outside the
  /// own network are reached through it.
  case any
  /// Public addresses alone: what a stranger's URL may lead to. No proxy is used, since behind one the
  /// address cannot be seen.
  case publicOnly
}

/// How long a transfer may take and how much it may bring. Times are in seconds.
package struct TransferLimits: Sendable {
  package var connect: Double
  /// The longest time in which less than ``slowestRate`` bytes a second may move.
  package var stall: Double
  package var slowestRate: Int
  /// For the whole exchange; nil where only a stall ends it.
  package var total: Double?
  /// Of the answer's body; more is a failure.
  package var greatestAnswer: Int64

  package init(connect: Double, stall: Double, slowestRate: Int, total: Double?, greatestAnswer: Int64) {
    self.connect = connect
    self.stall = stall
    self.slowestRate = slowestRate
    self.total = total
    self.greatestAnswer = greatestAnswer
  }

  /// For an answer of a document's size, in either direction of a large body.
  package static let standard = TransferLimits(
    connect: 10, stall: 30, slowestRate: 1_024, total: nil, greatestAnswer: 4_194_304)
}
