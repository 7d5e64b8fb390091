import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomRemote

@Suite struct LinkSignerTests {
  private static let signer = LinkSigner(secret: Array(0..<32))
  private static let key = ObjectKey(
    prefix: "", content: SHA256.digest(of: "a".utf8), fileExtension: "png")
  private static let now = Date(timeIntervalSince1970: 1_700_000_000)
  private static let expires = 1_700_000_600

  /// Computed apart, with Python's hmac.
  private static let signature = "MLhr27CAx3zvidloa8HoAkXT_TknNNOxj0vHoKzixDg"

  private static func refusal(path: String? = nil, _ query: String?, now: Date = now) -> LinkRefusal? {
    do {
      _ = try signer.verify(path: path ?? "/staged/\(key)", query: query, now: now)
      return nil
    } catch {
      return error
    }
  }

  @Test func signsAsTheSchemeSays() {
    let expiry = Date(timeIntervalSince1970: Double(Self.expires) + 0.9)
    let link = Self.signer.link(to: Self.key, until: expiry, base: "https://refs.example")
    #expect(
      link.secret
        == "https://refs.example/staged/\(Self.key)?expires=\(Self.expires)&signature=\(Self.signature)")
    #expect(LinkSigner.end(of: expiry) == Date(timeIntervalSince1970: Double(Self.expires)))
    #expect(!"\(link)".contains(Self.signature))
  }

  typealias Row = (query: String?, refusal: LinkRefusal?)

  static let rows: [Row] = [
    ("expires=\(expires)&signature=\(signature)", nil), ("signature=\(signature)&expires=\(expires)", nil),
    ("a=b&expires=\(expires)&signature=\(signature)&c", nil),
    (nil, .missing), ("", .missing), ("expires=\(expires)", .missing), ("signature=\(signature)", .missing),
    ("Expires=\(expires)&signature=\(signature)", .missing),
    ("expires=\(expires)%26signature=\(signature)", .missing),
    ("expires=&signature=\(signature)", .malformed), ("expires=soon&signature=\(signature)", .malformed),
    ("expires=-1&signature=\(signature)", .malformed),
    ("expires=+\(expires)&signature=\(signature)", .malformed),
    ("expires=0\(expires)&signature=\(signature)", .malformed),
    ("expires=\(expires).0&signature=\(signature)", .malformed),
    ("expires=9999999999999&signature=\(signature)", .malformed),
    ("expires=\(expires)&expires=\(expires)&signature=\(signature)", .malformed),
    ("expires=\(expires)&signature=\(signature)&signature=\(signature)", .malformed),
    ("expires=\(expires + 1)&signature=\(signature)", .forged), ("expires=\(expires)&signature=", .forged),
    ("expires=\(expires)&signature=\(signature)=", .forged),
    ("expires=\(expires)&signature=\(signature.dropLast())", .forged),
    ("expires=\(expires)&signature=\(signature.lowercased())", .forged),
    ("expires=0&signature=\(signature)", .forged),
  ]

  @Test(arguments: rows) func judgesQueries(row: Row) {
    #expect(Self.refusal(row.query) == row.refusal)
  }

  @Test(arguments: [(-1.0, true), (-0.001, true), (0, false), (0.001, false), (1e12, false)])
  func endsAtItsMoment(after seconds: Double, isOpen: Bool) {
    let query = "expires=\(Self.expires)&signature=\(Self.signature)"
    let refusal = Self.refusal(
      query, now: Date(timeIntervalSince1970: Double(Self.expires)).addingTimeInterval(seconds))
    #expect(refusal == (isOpen ? nil : .expired))
  }

  @Test(arguments: [
    "", "/", "/staged/", "/staged", "staged/KEY", "/staged//KEY", "/staged/KEY/", "/Staged/KEY",
    "/staged/../KEY", "/staged/KEY.png", "/staged/KEY\0", "/staged/%4bKEY", "/x/staged/KEY",
  ])
  func judgesPaths(path: String) {
    let query = "expires=\(Self.expires)&signature=\(Self.signature)"
    #expect(Self.refusal(path: path.replacing("KEY", with: Self.key.text), query) == .malformed)
  }

  @Test func refusesEveryOtherFlip() {
    let expiry = Date(timeIntervalSince1970: Double(Self.expires))
    let link = Array(Self.signer.link(to: Self.key, until: expiry, base: "").secret.utf8)
    for index in link.indices {
      for bit in 0..<8 {
        var flipped = link
        flipped[index] ^= 1 << bit
        let text = String(decoding: flipped, as: UTF8.self)
        let halves = text.split(separator: "?", maxSplits: 1).map(String.init)
        let query = halves.count > 1 ? halves[1] : nil
        #expect(Self.refusal(path: halves[0], query) != nil, "byte \(index), bit \(bit)")
      }
    }
  }

  /// What is signed is opened, by this key alone and until its moment.
  @Test(arguments: 0..<50) func opensWhatItSigned(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let (signer, other) = (
      LinkSigner(secret: secret), LinkSigner(secret: secret.dropLast() + [secret[31] ^ 1])
    )
    let content = SHA256.digest(of: secret)
    let fileExtension = try #require(["jpg", "mp4", "wav", "heic", "3gp"].randomElement(using: &random))
    let key = ObjectKey(prefix: "", content: content, fileExtension: fileExtension)
    let expiry = Date(timeIntervalSince1970: Double.random(in: 1...4e9, using: &random))
    let url = signer.link(to: key, until: expiry, base: "").secret
    let halves = url.split(separator: "?").map(String.init)
    let before = LinkSigner.end(of: expiry).addingTimeInterval(-1)
    #expect(try signer.verify(path: halves[0], query: halves[1], now: before).key == key)
    #expect(throws: LinkRefusal.expired) {
      try signer.verify(path: halves[0], query: halves[1], now: expiry)
    }
    #expect(throws: LinkRefusal.forged) {
      try other.verify(path: halves[0], query: halves[1], now: before)
    }
  }
}
