/// Addresses that no stranger's URL may lead to: this machine, private and local networks, groups of machines,
/// and what is set apart (the IANA registries of special-purpose addresses). An IPv4 address inside an IPv6
/// address is judged as itself.
package enum PrivateAddress {
  package static func contains(_ address: UInt32) -> Bool {
    ranges.contains { base, bits in address >> (32 - bits) == base >> (32 - bits) }
  }

  /// - Parameter groups: The eight of an IPv6 address.
  package static func contains(_ groups: [UInt16]) -> Bool {
    switch groups[0] {
    case 0 where groups[1...3].allSatisfy({ $0 == 0 }): return containsMapped(groups)
    // Between IPv4 and IPv6 networks (RFC 6052), and the same for one's own network (RFC 8215).
    case 0x64 where groups[1] == 0xFF9B: return groups[2] != 0 || contains(address(groups[6], groups[7]))
    // To nowhere (RFC 6666), and in place of an address (RFC 9780).
    case 0x100 where groups[1...2].allSatisfy({ $0 == 0 }) && groups[3] <= 1: return true
    // Teredo (RFC 4380), which has the client's address inverted.
    case 0x2001 where groups[1] == 0: return contains(~address(groups[6], groups[7]))
    // For protocols (RFC 2928).
    case 0x2001 where groups[1] < 0x200: return !isReachableProtocol(groups)
    // For documents (RFC 3849, RFC 9637), and for routing segments (RFC 9602).
    case 0x2001 where groups[1] == 0xDB8: return true
    case 0x3FFF where groups[1] < 0x1000: return true
    case 0x5F00: return true
    case 0x2002: return contains(address(groups[1], groups[2]))
    case 0xFC00...0xFDFF, 0xFE80...0xFEFF, 0xFF00...0xFFFF: return true
    default: return false
    }
  }

  /// What the registry excepts from 2001::/23: anycast addresses of services (RFC 7723, RFC 8155, RFC 9665), AMT
  /// (RFC 7450), AS112 (RFC 7535), and identifiers that are routed by others' means (RFC 7343, RFC 9374).
  private static func isReachableProtocol(_ groups: [UInt16]) -> Bool {
    switch groups[1] {
    case 1: groups[2...6].allSatisfy { $0 == 0 } && (1...3).contains(groups[7])
    case 3, 0x20...0x3F: true
    case 4: groups[2] == 0x112
    default: false
    }
  }

  /// The three ways of writing an IPv4 address into the end of an IPv6 address, beside `::` and `::1`.
  private static func containsMapped(_ groups: [UInt16]) -> Bool {
    let embedded = address(groups[6], groups[7])
    switch (groups[4], groups[5]) {
    case (0, 0): return embedded <= 1 || contains(embedded)
    case (0, 0xFFFF), (0xFFFF, 0): return contains(embedded)
    default: return false
    }
  }

  private static func address(_ high: UInt16, _ low: UInt16) -> UInt32 { UInt32(high) << 16 | UInt32(low) }

  private static let ranges: [(base: UInt32, bits: Int)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
    (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
  ]
}
