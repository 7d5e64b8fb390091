import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct LedgerTests {
  private let library: TestLibrary
  private let asset: AssetKey
  private let digest: ContentDigest

  init() throws {
    library = try TestLibrary()
    try library.index(TestFile("/film/hero.png", content: 1))
    asset = try #require(try library.asset("/film/hero.png"))
    digest = Self.digest(1, parts: 3)
  }

  private static func digest(_ seed: UInt8, parts: Int = 1) -> ContentDigest {
    func hash(_ byte: UInt8) -> SHA256Digest {
      guard let digest = SHA256Digest([seed, byte] + [UInt8](repeating: 0, count: 30)) else {
        preconditionFailure("32 bytes are a digest")
      }
      return digest
    }
    return ContentDigest(
      sha256: hash(0), byteCount: 20_000_000, head: hash(1), tail: hash(2),
      parts: (0..<parts).map { hash(UInt8(10 + $0)) })
  }

  private func object(
    _ content: SHA256Digest, in backend: String = "embedded", expiry: Date? = Date(timeIntervalSince1970: 90),
    verified: Date? = nil
  ) -> StagedObject {
    StagedObject(
      backend: backend, key: ObjectKey(prefix: "p", content: content, fileExtension: "png"),
      content: content, byteCount: 20_000_000, contentType: "image/png", url: "https://h.example/p/x.png",
      requestedExpiry: expiry, effectiveExpiry: expiry, uploadedAt: Date(timeIntervalSince1970: 10),
      verifiedAt: verified)
  }

  @Test func digestsComeBackAsTheyWere() throws {
    try library.catalog.keep([asset: digest])
    #expect(try library.catalog.digest(of: digest.sha256) == digest)
    #expect(try library.catalog.digest(of: Self.digest(2).sha256) == nil)
    let id = try #require(try library.catalog.asset(at: MediaPath("/film/hero.png"))).id
    #expect(try library.catalog.digests(of: [id, id]) == [id: AssetDigest(key: asset, digest: digest)])
    let record = try #require(try library.catalog.asset(at: MediaPath("/film/hero.png")))
    #expect(record.sha256 == digest.sha256.hexadecimal)
  }

  @Test func aTouchedFileLosesItsDigest() throws {
    try library.catalog.keep([asset: digest])
    try library.index(TestFile("/film/hero.png", content: 1).with { $0.modified = 2 })
    let record = try #require(try library.catalog.asset(at: MediaPath("/film/hero.png")))
    #expect(record.sha256 == nil)
  }

  @Test func aRowComesBackAsItWas() throws {
    let object = object(digest.sha256, verified: Date(timeIntervalSince1970: 20))
    try library.catalog.record([object])
    #expect(try library.catalog.stagedObject(digest.sha256, in: "embedded") == object)
    #expect(try library.catalog.stagedObject(digest.sha256, in: "s3:other") == nil)
    let found = try library.catalog.stagedObjects([digest.sha256, Self.digest(2).sha256], in: "embedded")
    #expect(found == [digest.sha256: object])
  }

  @Test func recordingAgainTakesTheRowsPlace() throws {
    try library.catalog.record([object(digest.sha256)])
    let renewed = object(digest.sha256, expiry: Date(timeIntervalSince1970: 500))
    try library.catalog.record([renewed])
    #expect(try library.catalog.ledger().map(\.object) == [renewed])
  }

  @Test func theLedgerKnowsAssetsAndTheSetsThatPinThem() throws {
    try library.catalog.keep([asset: digest])
    let record = try #require(try library.catalog.asset(at: MediaPath("/film/hero.png")))
    let stray = Self.digest(9).sha256
    try library.catalog.record([object(digest.sha256), object(stray, in: "s3:b")])
    #expect(try library.catalog.ledger(of: "embedded").map(\.assets) == [[record.id]])
    #expect(try library.catalog.ledger(of: "s3:b").map(\.assets) == [[]])
    #expect(try library.catalog.ledger().flatMap(\.sets) == [])
  }

  @Test func aForgottenRowIsGone() throws {
    let object = object(digest.sha256)
    try library.catalog.record([object])
    try library.catalog.forget(object.key, in: "s3:other")
    #expect(try library.catalog.ledger().count == 1)
    try library.catalog.forget(object.key, in: "embedded")
    #expect(try library.catalog.ledger().isEmpty)
  }

  @Test func noQueryGetsIntoTheLedger() throws {
    var object = object(digest.sha256)
    object.url = "https://h.example/p/x.png?X-Amz-Signature=secret"
    #expect(throws: GreenroomError.self) { try library.catalog.record([object]) }
    #expect(try library.catalog.ledger().isEmpty)
  }

  @Test func anUploadInPartsIsRemembered() throws {
    let key = ObjectKey(stored: "p/large.mp4")
    let upload = UploadRecord(backend: "s3:b", key: key, uploadID: "u1", partLength: 8_388_608)
    try library.catalog.begin(upload)
    for number in [2, 1, 2] {
      try library.catalog.record(UploadedPart(number: number, entityTag: "\"e\(number)\""), of: upload)
    }
    var expected = upload
    expected.parts = [1, 2].map { UploadedPart(number: $0, entityTag: "\"e\($0)\"") }
    #expect(try library.catalog.partUpload(to: "s3:b", key) == expected)
    #expect(try library.catalog.partUpload(to: "s3:other", key) == nil)
  }

  @Test func aNewUploadTakesTheOldOnesPlaceAndItsPartsGo() throws {
    let key = ObjectKey(stored: "p/large.mp4")
    let old = UploadRecord(backend: "s3:b", key: key, uploadID: "u1", partLength: 8_388_608)
    let new = UploadRecord(backend: "s3:b", key: key, uploadID: "u2", partLength: 8_388_608)
    try library.catalog.begin(old)
    try library.catalog.record(UploadedPart(number: 1, entityTag: "e"), of: old)
    try library.catalog.begin(new)
    // A late part of the old one, from a process that does not know, changes nothing.
    try library.catalog.record(UploadedPart(number: 2, entityTag: "e"), of: old)
    try library.catalog.end(old)
    #expect(try library.catalog.partUpload(to: "s3:b", key) == new)
    try library.catalog.end(new)
    #expect(try library.catalog.partUpload(to: "s3:b", key) == nil)
  }

  @Test func verifyingLeavesAloneWhatOthersWrote() throws {
    let early = object(digest.sha256, expiry: Date(timeIntervalSince1970: 90))
    try library.catalog.record([early])
    // Another process puts it there anew, with a URL that lasts longer.
    var other = object(digest.sha256, expiry: Date(timeIntervalSince1970: 200))
    other.url = "https://other.example/x.png"
    other.uploadedAt = Date(timeIntervalSince1970: 40)
    try library.catalog.record([other])
    try library.catalog.setVerified(Date(timeIntervalSince1970: 50), of: early.key, in: "embedded")
    other.verifiedAt = Date(timeIntervalSince1970: 50)
    #expect(try library.catalog.stagedObject(digest.sha256, in: "embedded") == other)
    try library.catalog.setVerified(nil, of: early.key, in: "embedded")
    other.verifiedAt = nil
    #expect(try library.catalog.stagedObject(digest.sha256, in: "embedded") == other)
  }

  @Test(arguments: [(60, 90), (90, 90), (120, 120)])
  func aURLNeverShortensWhatIsKnown(given: Int, kept: Int) throws {
    var known = object(digest.sha256, verified: Date(timeIntervalSince1970: 70))
    try library.catalog.record([known])
    var stale = object(digest.sha256, expiry: Date(timeIntervalSince1970: Double(given)))
    stale.url = "https://other.example/x.png"
    stale.uploadedAt = Date(timeIntervalSince1970: 1)
    try library.catalog.recordURLs(of: [stale])
    known.url = stale.url
    known.requestedExpiry = Date(timeIntervalSince1970: Double(kept))
    known.effectiveExpiry = known.requestedExpiry
    #expect(try library.catalog.stagedObject(digest.sha256, in: "embedded") == known)
  }
}
