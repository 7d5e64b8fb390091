import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct URLCheckTests {
  @Test(arguments: [
    "https://cdn.example.com/hero.png", "http://example.com/a?b=c#d", "https://example.com:8443/a.png",
    "https://93.184.216.34/a.png", "https://[2606:4700::1111]/a.png",
    "https://xn--bcher-kva.example.com/a.png",
    "https://localhost.example.com/a.png", "https://example.com/@me/a.png", "HTTPS://EXAMPLE.COM/A.PNG",
    "https://172.32.0.1/a", "https://11.0.0.1/a", "https://192.169.0.1/a", "https://[64:ff9b::5db8:d822]/a",
    "https://192.0.3.1/a", "https://198.51.99.255/a", "https://198.51.101.0/a", "https://203.0.112.255/a",
    "https://203.0.114.0/a", "https://[2001:db7::1]/a", "https://[2001:db9::1]/a", "https://[3ffe::1]/a",
    "https://test.com/a", "https://example.org/a", "https://[2001:3::1]/a", "https://[2001:4:112::1]/a",
    "https://[2001:1::1]/a", "https://[2001:20::1]/a", "https://[2001:200::1]/a", "https://[100:0:0:2::1]/a",
    "https://[3fff:1000::1]/a", "https://192.88.98.255/a", "https://192.88.100.0/a",
  ])
  func publicURLsPass(url: String) {
    #expect(CheckWorld.saidAlone(ReferenceBuilder.url(url)) == [])
  }

  @Test(arguments: [
    "file:///home/me/hero.png", "data:image/png;base64,AAAA", "ftp://example.com/a.png", "/home/me/hero.png",
    "example.com/a.png", "asset://asset-1", "blob:https://example.com/1", "javascript:alert(1)", "",
  ])
  func otherSchemesFail(url: String) {
    #expect(CheckWorld.saidAlone(ReferenceBuilder.url(url)) == ["error url.scheme @image1"])
  }

  @Test(arguments: [
    "localhost", "LOCALHOST", "localhost.", "foo.localhost", "127.0.0.1", "127.1", "127.0.1", "2130706433",
    "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "10.0.0.1", "10.1", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "0xc0a80101", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::ffff:10.0.0.1]", "nas", "printer.local", "wiki.internal",
    "router.lan", "box.home.arpa", "１２７.0.0.1", "127。0。0。1", "%31%32%37.0.0.1", "[nonsense::x]",
    "192.0.2.1", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255", "[2001:db8::1]",
    "[3fff::1]", "[3fff:fff::1]", "[2001:2::1]", "[2001:10::1]", "[5f00::1]", "studio.test", "cdn.example",
    "nothing.invalid", "hidden.onion", "[2001:1::4]", "[2001:4:113::1]", "[2001:40::1]", "[2001:1ff::1]",
    "[100:0:0:1::1]", "192.88.99.1",
  ])
  func privateHostsFail(host: String) {
    #expect(
      CheckWorld.saidAlone(ReferenceBuilder.url("http://\(host)/a.png"))
        == ["error url.private_host @image1"])
    #expect(
      CheckWorld.saidAlone(ReferenceBuilder.url("http://\(host):8080/a.png"))
        == ["error url.private_host @image1"])
  }

  @Test(arguments: [
    "https:/\\127.0.0.1/a", "https:\\\\127.0.0.1\\a", "https:///127.0.0.1/a", " https://127.0.0.1/a",
    "ht\ntps://127.0.0.1/a", "https://example.com@127.0.0.1/a",
  ])
  func oddSpellingsHideNoHost(url: String) {
    #expect(CheckWorld.saidAlone(ReferenceBuilder.url(url)).contains("error url.private_host @image1"))
  }

  @Test(arguments: ["https://me:secret@example.com/a.png?token=t", "https://me@example.com/a.png"])
  func credentialsFailAndAreNeverShown(url: String) throws {
    let report = CheckWorld.report([ReferenceBuilder.url(url)])
    #expect(report.findings.map(CheckWorld.said) == ["error url.credentials @image1"])
    let finding = try #require(report.findings.first)
    for text in [finding.message, finding.remedy, "\(String(describing: finding.measured))"] {
      #expect(!text.contains("secret") && !text.contains("token") && !text.contains("me@"))
    }
  }

  @Test func aSignedURLKeepsItsSecretInFindings() throws {
    let url = "http://10.0.0.1/a.png?X-Amz-Signature=abc"
    let finding = try #require(CheckWorld.report([ReferenceBuilder.url(url)]).findings.first)
    #expect(!finding.message.contains("Signature"))
  }

  @Test func theSandboxFetchesFromThisMachine() throws {
    let sandbox = try ShippedProfile.load("sandbox")
    let reference = ReferenceBuilder.url("http://127.0.0.1:9/a.png")
    #expect(CheckWorld.saidAlone(reference, profile: sandbox) == [])
  }

  @Test func laterContractsHaveAnAssetLibrary() {
    #expect(
      CheckWorld.saidAlone(ReferenceBuilder.url("asset://asset-1"), profile: CheckWorld.september) == [])
  }

  @Test func onlyAComposedRequestNeedsURLs() {
    #expect(CheckWorld.said(.image()) == [])
    #expect(CheckWorld.said(.image(), needsURLs: true) == ["warning url.unstaged @image1"])
    #expect(CheckWorld.said(ReferenceBuilder.url("https://example.com/a.png"), needsURLs: true) == [])
    #expect(
      CheckWorld.said(ReferenceBuilder.image(role: .firstFrame), needsURLs: true)
        == ["warning url.unstaged first_frame"])
  }
}
