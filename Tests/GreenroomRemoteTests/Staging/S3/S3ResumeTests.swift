import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Synchronization
import Testing

/// An upload in parts that was broken off goes on where it was, at a real store.
@Suite struct S3ResumeTests {
  private static let prefix = "resume-\(UInt64.random(in: .min ... .max))"
  /// Five parts.
  private static let byteCount = 36_000_000

  @Test func sendsOnlyWhatIsMissing() throws {
    let (sample, journal) = (try StagedSample(byteCount: Self.byteCount), MemoryJournal())
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    try Self.breakOff(upload)
    let record = try #require(journal.records.first)
    let sent = Set(record.parts.map(\.number))
    #expect((2..<5).contains(sent.count))

    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in try transport.send(request)
    }
    #expect(try Self.backend(transport).put(upload, replacing: false) == .uploaded)
    let resent = transport.requests.compactMap(\.partNumber)
    #expect(Set(resent) == Set(1...5).subtracting(sent))
    #expect(resent.count == Set(resent).count)
    #expect(journal.records.isEmpty)
    try Self.expect(sample, upload.key)
    #expect(try Self.backend(transport).leftovers().filter { $0.key == upload.key }.isEmpty)
  }

  @Test(arguments: [true, false]) func beginsAnewWhereTheStoreForgot(hasSentAll: Bool) throws {
    let (sample, journal) = (try StagedSample(byteCount: Self.byteCount), MemoryJournal())
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    try Self.breakOff(upload)
    let backend = try Self.backend(CurlTransport())
    let record = try #require(journal.records.first)
    if hasSentAll {
      for number in Set(1...5).subtracting(record.parts.map(\.number)) {
        journal.record(UploadedPart(number: number, entityTag: "\"tag\""), of: record)
      }
    }
    try backend.abort(StagingLeftover(key: record.key, uploadID: record.uploadID, startedAt: nil))
    #expect(try backend.put(upload, replacing: false) == .uploaded)
    #expect(journal.records.isEmpty)
    try Self.expect(sample, upload.key)
  }

  /// Parts that the store does not recognize would fail at every run, so all is sent anew.
  @Test func beginsAnewAfterWrongTags() throws {
    let (sample, journal) = (try StagedSample(byteCount: Self.byteCount), MemoryJournal())
    let told = Mutex(0)
    let upload = sample.upload(
      as: sample.key(prefix: Self.prefix), journal: journal,
      progress: { count in told.withLock { $0 += Int(count) } })
    try Self.breakOff(upload)
    let record = try #require(journal.records.first)
    let wrong = UploadedPart(number: 5, entityTag: "\"d41d8cd98f00b204e9800998ecf8427e\"")
    journal.begin(
      UploadRecord(
        backend: record.backend, key: record.key, uploadID: record.uploadID, partLength: record.partLength,
        parts: record.parts.filter { $0.number != 5 } + [wrong]))
    let backend = try Self.backend(CurlTransport())
    told.withLock { $0 = 0 }
    #expect(try backend.put(upload, replacing: false) == .uploaded)
    #expect(told.withLock { $0 } == Self.byteCount, "what was sent in vain counts as sent")
    #expect(journal.records.isEmpty)
    #expect(try backend.leftovers().filter { $0.key == upload.key }.isEmpty)
    try Self.expect(sample, upload.key)
  }

  @Test(arguments: [(ContentDigest.partLength, 6), (ContentDigest.partLength, 0), (5_242_880, 1)])
  func beginsAnewAfterARecordThatIsNotItsOwn(partLength: Int64, number: Int) throws {
    let (sample, journal) = (try StagedSample(byteCount: Self.byteCount), MemoryJournal())
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    let backend = try Self.backend(CurlTransport())
    let part = UploadedPart(number: number, entityTag: "\"tag\"")
    journal.begin(
      UploadRecord(
        backend: backend.id, key: upload.key, uploadID: "gone", partLength: partLength, parts: [part]))
    #expect(try backend.put(upload, replacing: false) == .uploaded)
    #expect(journal.records.isEmpty)
  }

  /// Whoever else uploads the same meanwhile makes this upload needless.
  @Test func yieldsToAnObjectThatCameMeanwhile() throws {
    let (sample, journal) = (try StagedSample(byteCount: Self.byteCount), MemoryJournal())
    let upload = sample.upload(as: sample.key(prefix: Self.prefix), journal: journal)
    try Self.breakOff(upload)
    let backend = try Self.backend(CurlTransport())
    #expect(try backend.put(sample.upload(as: upload.key), replacing: false) == .uploaded)
    #expect(try backend.put(upload, replacing: false) == .present)
    #expect(journal.records.isEmpty)
    #expect(try backend.leftovers().filter { $0.key == upload.key }.isEmpty)
    try Self.expect(sample, upload.key)
  }

  /// Sends two parts or a few more, and dies.
  private static func breakOff(_ upload: StagingUpload) throws {
    let parts = Mutex(0)
    let transport = MeddlingTransport { request, transport throws(HTTPFailure) in
      let isDead = parts.withLock { count in
        if request.partNumber != nil { count += 1 }
        return count > 2
      }
      if isDead { throw HTTPFailure(.broken("the process died"), url: request.url, mayHaveBeenSent: true) }
      return try transport.send(request)
    }
    let failure = try #require(throws: StagingFailure.self) {
      try backend(transport).put(upload, replacing: false)
    }
    guard case .unreachable = failure.cause else { throw failure }
  }

  private static func expect(_ sample: StagedSample, _ key: ObjectKey) throws {
    let now = Date()
    let signed = try backend(CurlTransport()).url(of: key, until: now.addingTimeInterval(60), now: now)
    var request = HTTPRequest(.get, signed.url)
    request.limits.greatestAnswer = 67_108_864
    #expect(sample.hasBytes(try CurlTransport().send(request).body))
  }

  private static func backend(_ transport: any HTTPTransport) throws -> S3Backend {
    S3Backend(try SeaweedFS.shared().configuration(prefix: prefix), transport: transport)
  }
}
