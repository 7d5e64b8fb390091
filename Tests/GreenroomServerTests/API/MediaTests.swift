import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

@Suite struct MediaTests {
  @Test func servesRangesOfAnOriginal() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let bytes = try Checkout.bytes("Assets/Samples/ready/dunes.jpg")
      let count = bytes.count
      let target = "/media/" + (try await server.asset(.image))
      let rows: [(String?, Int, [UInt8]?)] = [
        (nil, 200, bytes), ("bytes=0-", 206, bytes), ("bytes=0-0", 206, [bytes[0]]),
        ("bytes=-1", 206, [bytes[count - 1]]), ("bytes=-\(count * 2)", 206, bytes),
        ("bytes=10-\(count * 9)", 206, Array(bytes[10...])), ("bytes=\(count - 1)-", 206, [bytes[count - 1]]),
        ("bytes=\(count)-", 416, nil), ("bytes=-0", 416, nil), ("bytes=9223372036854775807-", 416, nil),
        ("bytes=9223372036854775808-", 416, nil), ("bytes=0-9223372036854775808", 206, bytes),
        ("bytes=99999999999999999999999-", 416, nil), ("bytes=5-4", 200, bytes), ("bytes=a-b", 200, bytes),
        ("items=0-1", 200, bytes), ("bytes=0-4,2-9", 206, Array(bytes[0..<10])),
        ("bytes=" + Array(repeating: "0-9", count: 1_000).joined(separator: ","), 206, Array(bytes[0..<10])),
        ("bytes=" + (0..<1_000).map { "\($0 * 3)-\($0 * 3)" }.joined(separator: ","), 200, bytes),
      ]
      for (range, status, expected) in rows {
        let answer = try await server.ask("GET", target, fields: range.map { [("Range", $0)] } ?? [])
        #expect(answer.status == status, "\(range?.prefix(40) ?? "whole")")
        if let expected { #expect(answer.body == expected, "\(range?.prefix(40) ?? "whole")") }
        if status == 416 { #expect(answer.fields["content-range"] == "bytes */\(count)") }
      }
    }
  }

  @Test func saysWhatItServes() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let target = "/media/" + (try await server.asset(.image))
      let answer = try await server.ask("HEAD", target)
      #expect(answer.status == 200 && answer.body.isEmpty)
      #expect(answer.fields["content-type"] == "image/jpeg")
      #expect(answer.fields["content-disposition"] == "inline; filename*=UTF-8''dunes.jpg")
      let tag = try #require(answer.fields["etag"])
      #expect(try await server.ask("GET", target, fields: [("If-None-Match", tag)]).status == 304)
      let part = [("Range", "bytes=0-0")]
      #expect(try await server.ask("GET", target, fields: part + [("If-Range", tag)]).status == 206)
      #expect(try await server.ask("GET", target, fields: part + [("If-Range", "\"other\"")]).status == 200)
    }
  }

  @Test func drawsTheEndsOfClips() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg", "ready/drift.mp4"]) { server in
      let (image, clip) = (try await server.asset(.image), try await server.asset(.video))
      var frames: [[UInt8]] = []
      for name in ["frame-first.jpg", "frame-last.jpg", "frame-first.jpg"] {
        let frame = try await server.ask("GET", "/previews/\(clip)/\(Preview.version)/\(name)")
        #expect(frame.status == 200 && frame.fields["content-type"] == "image/jpeg")
        #expect(frame.body.starts(with: [0xFF, 0xD8]))
        frames.append(frame.body)
      }
      #expect(frames[0] != frames[1] && frames[0] == frames[2])
      let none = try await server.ask("GET", "/previews/\(image)/\(Preview.version)/frame-last.jpg")
      #expect(none.status == 404 && none.code == "no_preview")
    }
  }

  @Test func drawsPreviewsOnDemand() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let id = try await server.asset(.image)
      let picture = try await server.ask("GET", "/previews/\(id)/\(Preview.version)/picture.jpg")
      #expect(picture.status == 200 && picture.fields["content-type"] == "image/jpeg")
      #expect(picture.body.starts(with: [0xFF, 0xD8]))
      #expect(picture.fields["cache-control"] == "private, max-age=31536000, immutable")
      let strip = try await server.ask("GET", "/previews/\(id)/\(Preview.version)/strip.jpg")
      #expect(strip.status == 404 && strip.code == "no_preview")
      #expect(try await server.ask("GET", "/previews/\(id)/0/picture.jpg").status == 404)
    }
  }
}
