import CXXHash
import GreenroomModel

extension Fingerprint {
  /// Of the first and the last 64 KiB of `source`; where they overlap, of the whole file once.
  init(of source: FileSource) {
    let tailStart = max(Int64(source.head.count), source.size - Int64(FileSource.headCapacity))
    let tail = source.bytes(at: tailStart, count: FileSource.headCapacity)
    guard !tail.isEmpty else {
      self = source.head.withUnsafeBytes { Self(XXH3_128bits($0.baseAddress, $0.count)) }
      return
    }
    self = Self(hashing: source.head, tail)
  }

  private init(hashing head: [UInt8], _ tail: [UInt8]) {
    let state = XXH3_createState()
    defer { XXH3_freeState(state) }
    XXH3_128bits_reset(state)
    head.withUnsafeBytes { _ = XXH3_128bits_update(state, $0.baseAddress, $0.count) }
    tail.withUnsafeBytes { _ = XXH3_128bits_update(state, $0.baseAddress, $0.count) }
    self.init(XXH3_128bits_digest(state))
  }

  private init(_ hash: XXH128_hash_t) { self.init(high: hash.high64, low: hash.low64) }
}
