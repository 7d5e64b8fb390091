import Foundation

/// Tells by its spelling whether a host can be reached from outside: loopback, private and link-local
/// addresses in every notation that a resolver takes (decimal, octal, hexadecimal, short, IPv6, mapped),
/// and names that only a local network knows. Nothing is resolved.
package enum HostSpelling {
  package static func isPrivate(_ spelled: String) -> Bool {
    let host = normalized(spelled)
    guard !host.isEmpty else { return true }
    if host.contains(":") { return IPv6Spelling.groups(host).map(PrivateAddress.contains) ?? true }
    if let address = IPv4Spelling.address(host) { return PrivateAddress.contains(address) }
    return isLocalName(host)
  }

  /// As a resolver sees it: percent escapes decoded, full-width digits and dots made plain, no last dot.
  private static func normalized(_ spelled: String) -> String {
    let decoded = spelled.removingPercentEncoding ?? spelled
    var host = decoded.precomposedStringWithCompatibilityMapping.lowercased()
    host = String(host.map { "。｡．".contains($0) ? "." : $0 })
    while host.hasSuffix(".") { host.removeLast() }
    return host
  }

  /// Names that the public DNS does not hold: those reserved for local use, for tests and for other networks
  /// (RFC 2606, RFC 6761, RFC 7686), and single words.
  private static func isLocalName(_ host: String) -> Bool {
    let labels = host.split(separator: ".")
    guard labels.count > 1, let last = labels.last else { return true }
    return [
      "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa", "test",
      "example", "invalid", "onion", "alt",
    ].contains(String(last))
  }
}

/// IPv4 addresses as `inet_aton` reads them: one to four numbers, each decimal, octal or hexadecimal, the
/// last filling what is left.
enum IPv4Spelling {
  static func address(_ host: String) -> UInt32? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, let last = numbers.last else { return nil }
    let leading = numbers.dropLast()
    guard leading.allSatisfy({ $0 < 256 }), last < UInt64(1) << (8 * (5 - parts.count)) else { return nil }
    let high = leading.enumerated().reduce(UInt64(0)) { $0 | $1.element << (24 - 8 * UInt64($1.offset)) }
    return UInt32(exactly: high | last)
  }

  private static func number(_ text: Substring) -> UInt64? {
    if text.hasPrefix("0x") { return text.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
    guard let first = text.first, first.isASCII, first.isNumber else { return nil }
    return first == "0" && text.count > 1 ? UInt64(text, radix: 8) : UInt64(text)
  }
}

/// IPv6 addresses, with `::`, an embedded IPv4 address and a zone.
enum IPv6Spelling {
  /// The eight groups; nil where the text is no address.
  static func groups(_ host: String) -> [UInt16]? {
    let address = host.prefix { $0 != "%" }
    let halves = String(address).components(separatedBy: "::")
    guard halves.count <= 2, let front = groups(inHalf: halves[0]) else { return nil }
    guard halves.count == 2 else { return front.count == 8 ? front : nil }
    guard let back = groups(inHalf: halves[1]), front.count + back.count < 8 else { return nil }
    return front + Array(repeating: 0, count: 8 - front.count - back.count) + back
  }

  private static func groups(inHalf half: String) -> [UInt16]? {
    guard !half.isEmpty else { return [] }
    var groups: [UInt16] = []
    for part in half.split(separator: ":", omittingEmptySubsequences: false) {
      if part.contains("."), let address = IPv4Spelling.address(String(part)) {
        groups += [UInt16(address >> 16), UInt16(truncatingIfNeeded: address)]
      } else if part.count <= 4, let group = UInt16(part, radix: 16) {
        groups.append(group)
      } else {
        return nil
      }
    }
    return groups
  }
}
