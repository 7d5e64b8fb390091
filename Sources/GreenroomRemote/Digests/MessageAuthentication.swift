import CCrypto

/// HMAC-SHA256 (RFC 2104), and what goes with it.
package enum MessageAuthentication {
  package static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      var length: UInt32 = 0
      HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, buffer.baseAddress, &length)
      count = Int(length)
    }
  }

  /// Takes as long whatever the two hold, so that its time tells nothing.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }

  /// A new key from the system's source of randomness.
  package static func newKey() -> [UInt8] {
    (0..<32).map { _ in UInt8.random(in: .min ... .max) }
  }
}
