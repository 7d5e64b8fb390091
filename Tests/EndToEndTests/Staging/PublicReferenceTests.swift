import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// References that are public URLs: fetched, probed and judged like files.
@Suite struct PublicReferenceTests {
  private let studio: Studio

  init() throws {
    studio = try Studio()
    studio.greenroom.environment["GREENROOM_PROFILE"] = "sandbox"
  }

  private func check(_ answer: @escaping @Sendable (FaultRequest) throws -> FaultAnswer, _ name: String)
    throws
    -> Executable.Result
  {
    let server = try FaultServer(answer)
    return try studio.greenroom.run("check", "\(server.url)/\(name)", "--model", "seedance-2.0", "--json")
  }

  private static func sample(_ name: String) throws -> [UInt8] {
    try Checkout.bytes("Assets/Samples/\(name)")
  }

  @Test func aGoodOnePasses() throws {
    let bytes = try Self.sample("ready/balloon.png")
    let result = try check({ FaultAnswer.file(bytes, type: "image/png", for: $0) }, "hero.png")
    #expect(result.status == 0, "\(result.output)")
    let document = try result.json()
    guard case .array(let references)? = document["references"] else {
      throw StagingStudio.NoObject(said: "")
    }
    #expect(references[0]["facts"]?["width"] == .integer(900))
  }

  @Test func itsContentIsJudged() throws {
    let bytes = try Self.sample("unfit/panorama.jpg")
    let result = try check({ FaultAnswer.file(bytes, type: "image/jpeg", for: $0) }, "wide.jpg")
    #expect(result.status == 5)
    #expect(result.output.contains("image.ratio"))
  }

  @Test func aPageInItsPlaceIsNoMedia() throws {
    let result = try check(
      { _ in FaultAnswer(200, [("Content-Type", "text/html")], text: "<html>Log in</html>") }, "hero.png")
    #expect(result.status == 5)
    #expect(result.output.contains("file.unsupported"))
  }

  @Test(arguments: [404, 403, 410, 500])
  func aRefusalIsUnreachable(status: Int) throws {
    let result = try check({ _ in FaultAnswer(status, text: "no") }, "hero.png")
    #expect(result.status == 5)
    #expect(result.output.contains("url.unreachable"))
    #expect(result.output.contains("\(status)"))
  }

  @Test func aWrongTypeIsAWarning() throws {
    let bytes = try Self.sample("ready/balloon.png")
    let result = try check({ FaultAnswer.file(bytes, type: "text/plain", for: $0) }, "hero.png")
    #expect(result.status == 0)
    #expect(result.output.contains("url.wrong_type"))
  }

  @Test func aSignatureThatEndsSoonIsAWarning() throws {
    let bytes = try Self.sample("ready/balloon.png")
    let soon = Int(Date().timeIntervalSince1970) + 3_600
    let result = try check(
      { FaultAnswer.file(bytes, type: "image/png", for: $0) }, "hero.png?Expires=\(soon)&Signature=canary")
    #expect(result.status == 0)
    #expect(result.output.contains("url.expires_early"))
    #expect(!result.messages.contains("canary"))
  }

  /// Only the sandbox may fetch from this machine; a stranger's redirect leads nobody there.
  @Test func privateHostsAreRefused() throws {
    let server = try FaultServer { _ in FaultAnswer(200, text: "never asked") }
    studio.greenroom.environment["GREENROOM_PROFILE"] = "qingbo"
    for host in ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"] {
      let result = try studio.greenroom.run(
        "check", "http://\(host):\(server.port)/a.png", "--model", "seedance-2.0", "--json")
      #expect(result.status == 5)
      #expect(result.output.contains("url.private_host"))
    }
    #expect(server.connectionCount == 0)
  }

  @Test func aRehearsalLeavesNothingBehind() throws {
    let bytes = try Self.sample("ready/balloon.png")
    let server = try FaultServer { FaultAnswer.file(bytes, type: "image/png", for: $0) }
    let home = try #require(studio.greenroom.environment["HOME"])
    // What is thrown away afterwards is in the same place as all else.
    studio.greenroom.environment["TMPDIR"] = home
    func build(_ more: String...) throws {
      let result = try studio.greenroom.run(
        [
          "request", "build", "--model", "seedance-2.0", "--prompt", "@image1 floats", "--ref",
          "\(server.url)/hero.png",
        ] + more)
      #expect(result.status == 0, "\(result.messages)")
    }
    func contents() throws -> [String: Data?] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: home)
      return Dictionary(
        uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(home)/\($0)")) })
    }
    let before = try contents()
    try build("--dry-run")
    #expect(try contents() == before)
    try build()
    let after = try contents()
    #expect(after.keys.contains { $0.contains("/fetched/") })
    try build("--dry-run")
    #expect(try contents() == after)
  }
}
