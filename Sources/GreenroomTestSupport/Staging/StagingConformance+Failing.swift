import GreenroomModel
import GreenroomRemote
import Synchronization
import Testing

/// What goes wrong leaves nothing that looks right.
extension StagingConformance {
  func refusesContentThatChanged() throws {
    let backend = try backend()
    let changes: [@Sendable ([UInt8]) -> [UInt8]] = [
      { $0.dropLast() + [$0[$0.count - 1] ^ 1] }, { [$0[0] ^ 1] + $0.dropFirst() }, { $0 + [0] },
      { Array($0.dropLast()) }, { _ in [] },
    ]
    for change in changes {
      let sample = try StagedSample(byteCount: 100_000)
      let key = sample.key(prefix: backend.prefix)
      try sample.rewrite(change(sample.bytes))
      expectFailure {
        if case .contentChanged = $0 { true } else { false }
      } _: {
        _ = try backend.put(sample.upload(as: key), replacing: false)
      }
      try expectNothing(under: key, of: backend)
    }
    #expect(try backend.leftovers().isEmpty)
  }

  func refusesALargeFileThatChanged() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 20 * 1_024 * 1_024)
    let key = sample.key(prefix: backend.prefix)
    var bytes = sample.bytes
    bytes[bytes.count - 100] ^= 1
    try sample.rewrite(bytes)
    let journal = MemoryJournal()
    expectFailure {
      if case .contentChanged = $0 { true } else { false }
    } _: {
      _ = try backend.put(sample.upload(as: key, journal: journal), replacing: false)
    }
    try expectNothing(under: key, of: backend)
    #expect(journal.records.isEmpty)
    #expect(try backend.leftovers().isEmpty)
  }

  func leavesNothingReadableWhenInterrupted() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 20 * 1_024 * 1_024)
    let key = sample.key(prefix: backend.prefix)
    let sent = Mutex<Int64>(0)
    let upload = sample.upload(
      as: key, progress: { more in sent.withLock { $0 += more } },
      isCancelled: { sent.withLock { $0 > 6_000_000 } })
    expectFailure {
      if case .interrupted = $0 { true } else { false }
    } _: {
      _ = try backend.put(upload, replacing: false)
    }
    try expectNothing(under: key, of: backend)

    let leftovers = try backend.leftovers()
    #expect(leftovers.isEmpty != leavesParts)
    #expect(leftovers.allSatisfy { $0.key == key })
    for leftover in leftovers {
      try backend.abort(leftover)
      try backend.abort(leftover)
    }
    #expect(try backend.leftovers().isEmpty)

    #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
    try expect(sample, under: key, of: backend)
  }

  func removes() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 1_000)
    let key = sample.key(prefix: backend.prefix)
    try backend.remove(key)
    #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
    try backend.remove(key)
    try expectNothing(under: key, of: backend)
    try backend.remove(key)
    #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
    try expect(sample, under: key, of: backend)
  }

  func hasNothingUnderUnknownKeys() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 1_000)
    try expectNothing(under: sample.key(prefix: backend.prefix), of: backend)
    #expect(try backend.leftovers().isEmpty)
  }

  func namesTheStoreAndNoSecret() throws {
    let (first, second) = (try makeBackend("one"), try makeBackend("two"))
    #expect(first.id == second.id)
    #expect(!first.id.isEmpty)
    #expect(first.prefix == "one")
    expectNoSecret(in: first.id)
    let sample = try StagedSample(byteCount: 1)
    let signed = try first.url(of: sample.key(prefix: "one"), lasting: 600)
    expectNoSecret(in: signed.url.secret)
    expectNoSecret(in: "\(signed)")
  }
}
