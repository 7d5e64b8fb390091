import CCrypto
package import GreenroomModel

/// SHA-256 as bytes come by. Not for use by several threads at once.
package final class SHA256 {
  private let context: OpaquePointer

  package init() {
    // libcrypto returns none only where no memory is left, and Swift would have ended before.
    guard let context = EVP_MD_CTX_new() else { fatalError("no memory for a digest") }
    self.context = context
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of everything so far; the next update begins anew.
  package func finish() -> SHA256Digest {
    let bytes = [UInt8](unsafeUninitializedCapacity: SHA256Digest.byteCount) { buffer, count in
      EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
      count = SHA256Digest.byteCount
    }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    guard let digest = SHA256Digest(bytes) else { fatalError("a digest of the wrong length") }
    return digest
  }

  package static func digest(of bytes: some Sequence<UInt8>) -> SHA256Digest {
    let hash = SHA256()
    Array(bytes).withUnsafeBytes(hash.update)
    return hash.finish()
  }
}
