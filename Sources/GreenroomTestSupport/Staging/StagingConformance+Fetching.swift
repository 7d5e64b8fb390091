import Foundation
import GreenroomModel
import GreenroomRemote
import Testing

/// What a URL opens, for how long, and to whom.
extension StagingConformance {
  func answersRanges() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 100_000)
    let key = sample.key(prefix: backend.prefix)
    _ = try backend.put(sample.upload(as: key), replacing: false)
    let ranges: [(asked: String, given: Range<Int>)] = [
      ("0-0", 0..<1), ("0-65535", 0..<65_536), ("50000-50009", 50_000..<50_010),
      ("99999-99999", 99_999..<100_000),
      ("-5", 99_995..<100_000), ("-65536", 34_464..<100_000), ("99990-", 99_990..<100_000),
      ("99990-200000", 99_990..<100_000), ("0-", 0..<100_000),
    ]
    for range in ranges {
      let answer = try fetch(key, of: backend, range: "bytes=\(range.asked)")
      #expect(answer.status == 206, "\(range.asked)")
      #expect(answer.body == Array(sample.bytes[range.given]), "\(range.asked)")
      let (first, last) = (range.given.lowerBound, range.given.upperBound - 1)
      #expect(answer.headers["Content-Range"] == "bytes \(first)-\(last)/100000")
      #expect(answer.headers["Content-Type"] == "image/png")
    }
    #expect(try fetch(key, of: backend, range: "bytes=100000-").status == 416)
  }

  /// The store's clock decides, so a link that ended in the past stands for one that is waited for.
  func endsURLs() throws {
    let backend = try backend()
    let sample = try StagedSample(byteCount: 1_000)
    let key = sample.key(prefix: backend.prefix)
    _ = try backend.put(sample.upload(as: key), replacing: false)
    let now = Date()
    let signed = try backend.url(of: key, until: now.addingTimeInterval(60), now: now)
    #expect(try fetch(signed.url, nil).status == 200)
    guard backend.urlsExpire else {
      #expect(signed.expiry == nil)
      return
    }
    let expiry = try #require(signed.expiry)
    #expect(abs(expiry.timeIntervalSince(now) - 60) <= 1)
    let past = now.addingTimeInterval(-10)
    let ended = try backend.url(of: key, until: past.addingTimeInterval(1), now: past)
    #expect(ended.expiry.map { $0 < now } == true)
    let refusal = try fetch(ended.url, nil)
    #expect((400..<500).contains(refusal.status))
    #expect(refusal.body != sample.bytes)
  }

  func refusesTamperedURLs() throws {
    let backend = try backend()
    guard backend.urlsExpire else { return }
    let (sample, other) = (try StagedSample(byteCount: 1_000), try StagedSample(byteCount: 1_000))
    let (key, otherKey) = (sample.key(prefix: backend.prefix), other.key(prefix: backend.prefix))
    _ = try backend.put(sample.upload(as: key), replacing: false)
    _ = try backend.put(other.upload(as: otherKey), replacing: false)
    let url = try backend.url(of: key, lasting: 600).url
    try #require(try fetch(url, nil).status == 200)
    for tampered in Self.tampered(url.secret, key.fileName, otherKey.fileName) {
      let answer = try fetch(LiveURL(tampered), nil)
      #expect((400..<500).contains(answer.status), "opened by a URL that was tampered with")
      #expect(answer.body != sample.bytes && answer.body != other.bytes)
    }
  }

  /// The URL without its query, for another object, without each parameter and with each one's last character
  /// another.
  private static func tampered(_ url: String, _ name: String, _ otherName: String) -> [String] {
    let halves = url.split(separator: "?", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { return [] }
    let parameters = halves[1].split(separator: "&").map(String.init)
    let changed = parameters.indices.flatMap { index in
      var (without, with) = (parameters, parameters)
      without.remove(at: index)
      let last = with[index].removeLast()
      with[index].append(last == "1" ? "2" : "1")
      return [without, with].map { halves[0] + "?" + $0.joined(separator: "&") }
    }
    return changed + [halves[0], url.replacing(name, with: otherName)]
  }
}
