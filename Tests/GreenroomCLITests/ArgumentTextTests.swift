import ArgumentParser
import GreenroomModel
import Testing

@testable import GreenroomCLI

@Suite struct ArgumentTextTests {
  @Test(arguments: [
    "plain", "\u{10F72D}x", "hero 小明.jpg", "", "\u{10F780} stands for itself", "\u{10F7FF}\u{10FFFF}",
    "e\u{301}",
  ])
  func keepsValidText(text: String) {
    let bytes = Array(text.utf8)
    #expect(ArgumentText.bytes(of: ArgumentText.string(from: bytes)) == bytes)
  }

  @Test(
    arguments: [
      [0xFF], [0x61, 0x80, 0x62], [0xC3], [0xE5, 0xB0], [0xF4, 0x8F, 0x9E], [0xED, 0xA0, 0x80],
      [0xC0, 0xAF], [0xFE, 0xF4, 0x8F, 0x9E, 0x80, 0xE5, 0xB0, 0x8F],
    ] as [[UInt8]])
  func keepsBytesThatAreNoText(bytes: [UInt8]) {
    #expect(ArgumentText.bytes(of: ArgumentText.string(from: bytes)) == bytes)
  }

  @Test func everyByteComesBack() {
    for byte in UInt8.min...UInt8.max {
      #expect(ArgumentText.bytes(of: ArgumentText.string(from: [byte])) == [byte])
    }
  }

  @Test func plainTextIsNotTouched() { #expect(ArgumentText.string(from: Array("小明@x".utf8)) == "小明@x") }

  @Test func showsBytesThatAreNoText() {
    #expect(RawArgument(bytes: [0x61, 0xFF, 0x2E]).text == "a\\xFF.")
    #expect(ArgumentText.string(from: [0x61, 0xFF]).printable == "a\\xFF")
  }
}

@Suite struct LeadingOptionsTests {
  @Test(arguments: [
    (["--library", "/x", "config"], ["config", "--library", "/x"]),
    (["--json", "config", "--", "-a"], ["config", "--json", "--", "-a"]),
    (["--profile=q", "-q", "config"], ["config", "--profile=q", "-q"]),
    (["config", "--json"], ["config", "--json"]),
    (["--version"], ["--version"]),
    (["--json"], ["--json"]),
    (["--library"], ["--library"]),
    (["--library", "config"], ["--library", "config"]),
    ([], []),
  ])
  func moveBehindTheCommand(arguments: [String], moved: [String]) {
    #expect(LeadingOptions.moved(arguments) == moved)
  }
}

@Suite struct DashedValuesTests {
  @Test(arguments: ["-tag:reject", "-1", "-x.jpg", "-hero", "-oh"])
  func areValues(argument: String) {
    let protected = DashedValues.protected([argument])[0]
    #expect(!protected.hasPrefix("-"))
    #expect(RawArgument(argument: protected).text == argument)
    #expect(protected.printable == argument)
  }

  @Test(arguments: ["-q", "-qv", "-h", "-o", "--json", "-", "plain", ""])
  func flagsStayFlags(argument: String) { #expect(DashedValues.protected([argument]) == [argument]) }

  @Test func aFileToWriteFollowsItsFlag() throws {
    let arguments = DashedValues.protected(["request", "remix", "7k2m", "-o", "next.yaml"])
    let remix = try #require(try RootCommand.parseAsRoot(arguments) as? RequestRemix)
    #expect(remix.output?.text == "next.yaml" && remix.id == "7k2m")
  }

  @Test func nothingBehindTheTerminatorIsTouched() {
    #expect(DashedValues.protected(["--", "-x"]) == ["--", "-x"])
  }
}
