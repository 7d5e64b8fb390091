import Foundation
import GreenroomModel
import GreenroomRemote
import Synchronization
import Testing

/// What is put is what is there.
extension StagingConformance {
  func keepsBytesTypeAndLength() throws {
    let backend = try backend()
    for byteCount in [0, 1, 2_048, 300_000] {
      let sample = try StagedSample(byteCount: byteCount)
      let key = sample.key(prefix: backend.prefix)
      #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
      let answer = try fetch(key, of: backend)
      #expect(answer.status == 200)
      #expect(sample.hasBytes(answer.body))
      #expect(answer.headers["Content-Type"] == "image/png")
      #expect(answer.headers["Content-Length"] == "\(byteCount)")
    }
  }

  func leavesAloneWhatIsThere() throws {
    let backend = try backend()
    for byteCount in [10_000, 3_000_000] {
      let (first, second) = (
        try StagedSample(byteCount: byteCount), try StagedSample(byteCount: byteCount)
      )
      let key = first.key(prefix: backend.prefix)
      #expect(try backend.put(first.upload(as: key), replacing: false) == .uploaded)
      #expect(try backend.put(first.upload(as: key), replacing: false) == .present)
      #expect(try backend.put(second.upload(as: key), replacing: false) == .present)
      try expect(first, under: key, of: backend)
    }
  }

  func writesAnewWhenAsked() throws {
    let backend = try backend()
    let (damaged, right) = (try StagedSample(byteCount: 10_000), try StagedSample(byteCount: 20_000))
    let key = right.key(prefix: backend.prefix)
    #expect(try backend.put(damaged.upload(as: key), replacing: true) == .uploaded)
    #expect(try backend.put(right.upload(as: key), replacing: true) == .uploaded)
    try expect(right, under: key, of: backend)
  }

  func takesKeysOfAnyScript() throws {
    let prefixes = [
      "参考图/西湖", "références été", "Ünï+cödé", "a&b=c", "hash#tag", "what?", "100%", "%41", "🎬/日落",
      "it's (here)!*", "dots.and-dashes_~", "مرجع", "plus+plus/space space",
    ]
    for prefix in prefixes {
      let backend = try makeBackend(prefix)
      let sample = try StagedSample(byteCount: 1_000)
      let key = sample.key(prefix: backend.prefix)
      #expect(key.text.hasPrefix(prefix + "/"))
      #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
      #expect(try backend.put(sample.upload(as: key), replacing: false) == .present)
      try expect(sample, under: key, of: backend)
      try backend.remove(key)
      try expectNothing(under: key, of: backend)
    }
  }

  func takesAnEmptyPrefix() throws {
    let backend = try makeBackend("")
    let sample = try StagedSample(byteCount: 1_000)
    let key = sample.key(prefix: backend.prefix)
    #expect(!key.text.contains("/"))
    #expect(try backend.put(sample.upload(as: key), replacing: false) == .uploaded)
    try expect(sample, under: key, of: backend)
    try backend.remove(key)
    try expectNothing(under: key, of: backend)
  }

  func keepsLargeObjects() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 20 * 1_024 * 1_024 + 12_345)
    let key = sample.key(prefix: backend.prefix)
    let journal = MemoryJournal()
    #expect(try backend.put(sample.upload(as: key, journal: journal), replacing: false) == .uploaded)
    #expect(journal.records.isEmpty)
    try expect(sample, under: key, of: backend)
    #expect(try fetch(key, of: backend).headers["Content-Type"] == "image/png")
    #expect(try backend.put(sample.upload(as: key, journal: journal), replacing: false) == .present)
    #expect(try backend.put(sample.upload(as: key, journal: journal), replacing: true) == .uploaded)
    try expect(sample, under: key, of: backend)
    #expect(try backend.leftovers().isEmpty)
  }

  func tellsProgress() throws {
    let backend = try backend()
    for byteCount in [70_000, 18_000_000] {
      let sample = try StagedSample(byteCount: byteCount)
      let key = sample.key(prefix: backend.prefix)
      for expected in [Int64(byteCount), 0] {
        let sum = Mutex<Int64>(0)
        let tell: @Sendable (Int64) -> Void = { more in sum.withLock { $0 += more } }
        let outcome = try backend.put(sample.upload(as: key, progress: tell), replacing: false)
        #expect(outcome == (expected == 0 ? .present : .uploaded))
        #expect(sum.withLock { $0 } == expected)
      }
    }
  }

  func staysWholeUnderACrowd() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 400_000)
    let key = sample.key(prefix: backend.prefix)
    let outcomes = Mutex<[Result<PutOutcome, any Error>]>([])
    let group = DispatchGroup()
    for _ in 0..<8 {
      group.enter()
      Thread {
        let outcome = Result { try backend.put(sample.upload(as: key), replacing: false) }
        outcomes.withLock { $0.append(outcome) }
        group.leave()
      }.start()
    }
    group.wait()
    let all = try outcomes.withLock { $0 }.map { try $0.get() }
    #expect(all.count == 8)
    #expect(all.contains(.uploaded))
    try expect(sample, under: key, of: backend)
    #expect(try backend.put(sample.upload(as: key), replacing: false) == .present)
    #expect(try backend.leftovers().isEmpty)
  }
}
