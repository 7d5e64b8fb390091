import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

@Suite struct StagingListenerTests {
  @Test func servesTheWholeWithAllThatHTTPWantsToKnow() async throws {
    let sample = try StagedSample(byteCount: 300_001)
    try await TestListener.run { listener in
      let answer = try await listener.get(listener.stage(sample))
      #expect(answer.status == 200)
      #expect(answer.body == sample.bytes)
      #expect(answer.fields["content-length"] == "300001")
      #expect(answer.fields["content-type"] == "image/png")
      #expect(answer.fields["etag"] == "\"\(sample.digest.sha256)\"")
      #expect(answer.fields["accept-ranges"] == "bytes")
      #expect(answer.fields["cache-control"] == "private")
      #expect(answer.fields["x-content-type-options"] == "nosniff")
    }
  }

  @Test func answersHeadWithoutABody() async throws {
    let sample = try StagedSample(byteCount: 1_000)
    try await TestListener.run { listener in
      let answer = try await listener.get(
        listener.stage(sample), method: "HEAD", fields: [("Range", "bytes=0-1")])
      #expect(answer.status == 200)
      #expect(answer.fields["content-length"] == "1000")
      #expect(answer.body.isEmpty)
    }
  }

  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=-5", 995..<1_000), ("bytes=990-2000", 990..<1_000), ("bytes=0-", 0..<1_000),
    ("bytes=5-9,10-19", 5..<20),
  ])
  func servesOnePart(field: String, range: Range<Int>) async throws {
    let sample = try StagedSample(byteCount: 1_000)
    try await TestListener.run { listener in
      let answer = try await listener.get(listener.stage(sample), fields: [("Range", field)])
      #expect(answer.status == 206)
      #expect(answer.body == Array(sample.bytes[range]))
      #expect(answer.fields["content-range"] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/1000")
      #expect(answer.fields["content-length"] == String(range.count))
    }
  }

  @Test func servesSeveralPartsInOneBody() async throws {
    let sample = try StagedSample(byteCount: 200_000)
    try await TestListener.run { listener in
      let answer = try await listener.get(
        listener.stage(sample), fields: [("Range", "bytes=0-9,100000-199999")])
      #expect(answer.status == 206)
      let type = try #require(answer.fields["content-type"])
      let boundary = try #require(type.firstMatch(of: /^multipart\/byteranges; boundary=(.+)$/)).1
      func head(_ range: String) -> [UInt8] {
        Array(
          "\r\n--\(boundary)\r\nContent-Type: image/png\r\nContent-Range: bytes \(range)/200000\r\n\r\n".utf8)
      }
      let expected =
        head("0-9") + sample.bytes[0..<10] + head("100000-199999") + sample.bytes[100_000...]
        + Array("\r\n--\(boundary)--\r\n".utf8)
      #expect(answer.body == expected)
      #expect(answer.fields["content-length"] == String(expected.count))
    }
  }

  @Test func saysHowLongTheFileIsWhereNothingOfItWasAskedFor() async throws {
    let sample = try StagedSample(byteCount: 1_000)
    try await TestListener.run { listener in
      let answer = try await listener.get(listener.stage(sample), fields: [("Range", "bytes=1000-")])
      #expect(answer.status == 416)
      #expect(answer.fields["content-range"] == "bytes */1000")
      #expect(answer.body.isEmpty)
    }
  }

  @Test func servesPartsOnlyOfTheContentThatIsMeant() async throws {
    let sample = try StagedSample(byteCount: 1_000)
    let tag = "\"\(sample.digest.sha256)\""
    try await TestListener.run { listener in
      let target = try listener.stage(sample)
      let conditions = [
        (tag, 206), ("W/" + tag, 200), ("\"other\"", 200), ("Sun, 06 Nov 1994 08:49:37 GMT", 200), ("", 200),
      ]
      for (condition, status) in conditions {
        let answer = try await listener.get(
          target, fields: [("Range", "bytes=0-9"), ("If-Range", condition)])
        #expect(answer.status == status, "If-Range: \(condition)")
        #expect(answer.body.count == (status == 206 ? 10 : 1_000))
      }
    }
  }

  @Test(arguments: [
    ("jpg", "image/jpeg"), ("png", "image/png"), ("webp", "image/webp"), ("tif", "image/tiff"),
    ("heic", "image/heic"), ("mp4", "video/mp4"), ("mov", "video/quicktime"), ("webm", "video/webm"),
    ("mp3", "audio/mpeg"), ("wav", "audio/wav"), ("m4a", "audio/mp4"), ("html", "application/octet-stream"),
    ("svg", "application/octet-stream"),
  ])
  func namesTheTypeOfTheFormat(fileExtension: String, type: String) async throws {
    let sample = try StagedSample(byteCount: 100)
    try await TestListener.run { listener in
      let answer = try await listener.get(listener.stage(sample, as: fileExtension))
      #expect(answer.fields["content-type"] == type)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
  func refusesOtherMethods(method: String) async throws {
    let sample = try StagedSample(byteCount: 100)
    try await TestListener.run { listener in
      let answer = try await listener.get(listener.stage(sample), method: method)
      #expect(answer.status == 405)
      #expect(answer.fields["allow"] == "GET, HEAD")
    }
  }

  @Test func saysThatItLivesAndShowsNothingElse() async throws {
    try await TestListener.run { listener in
      let health = try await listener.get("/health")
      #expect(health.status == 200 && health.text == "ok\n")
      for target in ["/", "/index.html", "/staged", "/healthy", "/staging.key", "/listener.json"] {
        #expect(try await listener.get(target).status == 404, "\(target)")
      }
    }
  }
}
