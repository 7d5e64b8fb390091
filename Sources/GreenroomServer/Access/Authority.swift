import Glibc

/// A host and a port as a request names them, read strictly: what is not exactly an address or a name is none.
struct Authority: Hashable {
  enum Host: Hashable {
    /// In lower case.
    case name(String)
    /// 4 or 16 bytes.
    case address([UInt8])
  }

  let host: Host
  let port: Int

  init(_ host: Host, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `127.0.0.1:7411`, `[::1]:7411`, `localhost:7411`. Without a port it is HTTP's own.
  init?(_ text: String) {
    let host: Substring
    let rest: Substring
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[..<text.index(after: end)]
      rest = text[text.index(after: end)...]
    } else {
      host = text.prefix { $0 != ":" }
      rest = text[host.endIndex...]
    }
    guard let parsed = Host(String(host)), let port = Self.port(rest) else { return nil }
    self.init(parsed, port: port)
  }

  private static func port(_ text: Substring) -> Int? {
    if text.isEmpty { return 80 }
    let digits = text.dropFirst()
    guard text.first == ":", (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit) else {
      return nil
    }
    return Int(digits).flatMap { (1...65_535).contains($0) ? $0 : nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Authority.Host {
  static let localhost = Self.name("localhost")
  static let loopback4 = Self.address([127, 0, 0, 1])
  static let loopback6 = Self.address([UInt8](repeating: 0, count: 15) + [1])

  /// An address in its one plain spelling (none of `127.1`, `0x7f.1` or `2130706433`), in brackets where it has
  /// colons, or a name.
  init?(_ text: String) {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]"), let bytes = Self.bytes(String(text.dropFirst().dropLast()), AF_INET6) else {
        return nil
      }
      self = .address(bytes)
    } else if let bytes = Self.bytes(text, AF_INET) {
      self = .address(bytes)
    } else {
      guard !text.isEmpty, text.utf8.allSatisfy(Self.isInName) else { return nil }
      self = .name(text.lowercased())
    }
  }

  /// What a listener was bound to, brackets or not.
  init?(bind text: String) { self.init(text.contains(":") ? "[\(text)]" : text) }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
    default: "-._".utf8.contains(byte)
    }
  }

  private static func bytes(_ text: String, _ family: CInt) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
