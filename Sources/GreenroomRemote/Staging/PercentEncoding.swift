/// Percent-encoding as RFC 3986 has it and signatures want it: every byte but the unreserved ones becomes
/// `%XX`, in capitals. Encoded once; what comes out is sent and signed to the byte.
package enum PercentEncoding {
  /// For a part of a path or a query: a slash is encoded too.
  package static func component(_ text: String) -> String { encode(text, keepsSlashes: false) }

  /// For a whole path: slashes stay.
  package static func path(_ text: String) -> String { encode(text, keepsSlashes: true) }

  private static func encode(_ text: String, keepsSlashes: Bool) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isUnreserved(byte) || keepsSlashes && byte == UInt8(ascii: "/") {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
