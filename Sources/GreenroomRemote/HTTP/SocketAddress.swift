import Glibc
import GreenroomModel

/// The address of a machine as the system connects to it, whatever its name or spelling was.
struct SocketAddress: CustomStringConvertible {
  /// As people write it, without a port.
  let description: String
  /// True for what a stranger's URL must not lead to: loopback, private and link-local addresses, also inside
  /// an IPv6 address, and kinds of addresses that are neither IPv4 nor IPv6.
  let isPrivate: Bool

  /// - Parameter address: As many bytes as its family has.
  init(_ address: UnsafeRawPointer) {
    // The first field of every socket address.
    switch Int32(address.load(as: sa_family_t.self)) {
    case AF_INET:
      var host = address.loadUnaligned(as: sockaddr_in.self).sin_addr
      description = Self.text(AF_INET, &host)
      isPrivate = PrivateAddress.contains(UInt32(bigEndian: host.s_addr))
    case AF_INET6:
      var host = address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      description = Self.text(AF_INET6, &host)
      isPrivate = PrivateAddress.contains(Self.groups(of: host))
    case let family:
      description = "an address of family \(family)"
      isPrivate = true
    }
  }

  private static func groups(of host: in6_addr) -> [UInt16] {
    withUnsafeBytes(of: host) { bytes in
      stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    }
  }

  private static func text(_ family: Int32, _ host: UnsafeRawPointer) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(family, host, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
