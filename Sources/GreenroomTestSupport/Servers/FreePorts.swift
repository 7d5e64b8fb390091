import Glibc

/// Ports of loopback that nobody listens on.
package enum FreePorts {
  /// - Returns: Ports whose neighbours 10,000 above are free too, where some servers listen as well.
  package static func pick(_ count: Int) throws -> [Int] {
    var found: [Int] = []
    for _ in 0..<1_000 where found.count < count {
      let port = Int.random(in: 20_000..<30_000)
      if !found.contains(port), isFree(port), isFree(port + 10_000) { found.append(port) }
    }
    guard found.count == count else { throw NoneLeft() }
    return found
  }

  struct NoneLeft: Error {}

  static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
