import Testing

@testable import GreenroomServer

@Suite struct AuthorityTests {
  @Test(arguments: [
    ("127.0.0.1:7411", Authority.Host.loopback4, 7_411), ("[::1]:7411", .loopback6, 7_411),
    ("LocalHost:1", .localhost, 1), ("localhost", .localhost, 80),
    ("a-b.example:65535", .name("a-b.example"), 65_535),
  ])
  func readsPlainSpellings(text: String, host: Authority.Host, port: Int) {
    #expect(Authority(text) == Authority(host, port: port))
  }

  @Test(arguments: [
    "", ":80", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:+80", "127.0.0.1:80:80", "[::1",
    "::1:80",
    "[::1]80", "[127.0.0.1]:80", "a@127.0.0.1:80", "localhost:80/", "local host:80", "[fe80::1%25lo]:80",
  ])
  func refusesOthers(text: String) { #expect(Authority(text) == nil) }

  @Test(arguments: ["127.1:80", "0x7f.0.0.1:80", "2130706433:80", "0177.0.0.1:80", "127.000.0.1:80"])
  func takesOddAddressesForNames(text: String) {
    #expect(Authority(text)?.host != .loopback4)
  }
}
