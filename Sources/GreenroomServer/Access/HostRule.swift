import NIOCore

/// Under which names this server may be asked. A page whose own name was made to lead to this machine (DNS rebinding)
/// sends that name.
struct HostRule: Sendable {
  private let names: Set<Authority>
  private let port: Int
  /// True where it listens on every address of the machine.
  private let isEverywhere: Bool

  init(bind: String, port: Int) {
    let bound = Authority.Host(bind: bind)
    let hosts = [.localhost, .loopback4, .loopback6, bound].compactMap { $0 }
    names = Set(hosts.map { Authority($0, port: port) })
    self.port = port
    isEverywhere = ["0.0.0.0", "::"].contains(bind)
  }

  /// - Parameter local: The address that the connection leads to. Where all are listened on, a request may name it:
  ///   nobody's name is an address.
  func allows(_ authority: Authority, local: SocketAddress?) -> Bool {
    if names.contains(authority) { return true }
    guard isEverywhere, authority.port == port, let ip = local?.ipAddress else { return false }
    return Authority.Host(bind: ip) == authority.host
  }
}
