import GreenroomModel
import Testing

@Suite struct ArgumentTests {
  private let greenroom = Executable(environment: ["HOME": "/nowhere"], workingFolder: "/tmp")

  @Test func aPathKeepsBytesThatAreNoText() throws {
    let result = try greenroom.run(bytes: [
      Array("config".utf8), Array("--json".utf8), Array("--library".utf8), [0x61, 0xFF, 0x2F, 0x62],
    ])
    #expect(result.status == 0)
    guard case .array(let settings)? = try result.json()["settings"] else {
      Issue.record("no settings in \(result.output)")
      return
    }
    #expect(settings.first?["value"] == "/tmp/a\\xFF/b")
  }

  @Test func theVersionComesAlone() throws {
    let result = try greenroom.run("--version")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("greenroom "))
    #expect(result.messages.isEmpty)
  }

  @Test func wrongUsageEndsIn64() throws {
    let result = try greenroom.run("--json", "nope")
    #expect(result.status == 64)
    #expect(try result.json()["error"]?["code"] == "usage")
    #expect(result.messages.isEmpty)
  }
}
