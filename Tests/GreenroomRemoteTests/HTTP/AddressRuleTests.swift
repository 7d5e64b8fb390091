import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Addresses are judged when a connection is made, whatever the host was called.
@Suite struct AddressRuleTests {
  @Test(arguments: [
    "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "localhost",
    "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
    "0.0.0.0", "0", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[::]", "[fc00::1]",
    "[fd12:3456::1]", "[fe80::1]", "[ff02::1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::808:808]",
    "[2002:7f00:1::]", "[2001::80ff:fffe]", "[::ffff:0:10.0.0.1]", "[100::1]", "127%2e0.0.1", "%6cocalhost",
  ])
  func strangersMayNotLeadToOurOwnNetwork(host: String) throws {
    let server = try FaultServer(script: [])
    let url = LiveURL("http://\(host):\(server.port)/?secret")
    let failure = try failure(
      of: HTTPRequest(.get, url, limits: .short(), addresses: .publicOnly))
    #expect(failure.causeName == "forbiddenAddress")
    #expect(!failure.mayHaveBeenSent)
    #expect(server.connectionCount == 0)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "2130706433"])
  func whomTheSettingsNameMayBeAnywhere(host: String) throws {
    let server = try FaultServer(script: [FaultAnswer(200)])
    let url = LiveURL("http://\(host):\(server.port)/")
    #expect(try CurlTransport().send(HTTPRequest(.get, url)).status == 200)
  }
}
