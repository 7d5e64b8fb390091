import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// The examples of "Signature Calculations" and "Authenticating Requests: Using Query Parameters" in the Amazon
/// S3 API Reference, and what must hold for any key.
@Suite struct SigV4Tests {
  private static let emptyPayload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  private static let date = Date(timeIntervalSince1970: 1_369_353_600)  // 2013-05-24T00:00:00Z
  private static let origin = "https://examplebucket.s3.amazonaws.com"

  private static func signer(token: String? = nil) -> SigV4 {
    SigV4(
      credentials: S3Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        sessionToken: token, expiry: nil, origin: "a test"),
      region: "us-east-1")
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var method = HTTPRequest.Method.get
    let path: String
    var parameters: [(name: String, value: String)] = []
    var headers = HTTPHeaders()
    var payload = SigV4Tests.emptyPayload
    let signedHeaders: String
    let signature: String
  }

  static let examples = [
    Example(
      testDescription: "GET object", path: "/test.txt", headers: ["Range": "bytes=0-9"],
      signedHeaders: "host;range;x-amz-content-sha256;x-amz-date",
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
    Example(
      testDescription: "PUT object", method: .put, path: "/test$file.text",
      headers: ["Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"],
      payload: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
      signedHeaders: "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
      signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
    Example(
      testDescription: "GET bucket lifecycle", path: "/", parameters: [("lifecycle", "")],
      signedHeaders: "host;x-amz-content-sha256;x-amz-date",
      signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
    Example(
      testDescription: "list objects", path: "/", parameters: [("prefix", "J"), ("max-keys", "2")],
      signedHeaders: "host;x-amz-content-sha256;x-amz-date",
      signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
  ]

  @Test(arguments: examples) func signsAsPublished(example: Example) {
    let target = SigningTarget(origin: Self.origin, path: example.path, parameters: example.parameters)
    let headers = Self.signer().headers(
      for: example.method, target, adding: example.headers, payload: example.payload, at: Self.date)
    #expect(
      headers["Authorization"]
        == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
        + "SignedHeaders=\(example.signedHeaders),Signature=\(example.signature)")
  }

  @Test func presignsAsPublished() {
    let url = Self.signer().url(
      of: SigningTarget(origin: Self.origin, path: "/test.txt"), lasting: 86_400, from: Self.date)
    #expect(
      url.secret
        == "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
    #expect(url.description == "https://examplebucket.s3.amazonaws.com/test.txt")
  }

  @Test func signsTheSessionToken() {
    let target = SigningTarget(origin: Self.origin, path: "/test.txt")
    let signed = ["one", "two"].map { token in
      Self.signer(token: token).headers(
        for: .get, target, adding: [:], payload: SigV4.unsignedPayload, at: Self.date)
    }
    #expect(signed[0]["x-amz-security-token"] == "one")
    #expect(signed[0]["Authorization"]?.contains(";x-amz-security-token,") == true)
    #expect(signed[0]["Authorization"] != signed[1]["Authorization"])
    let urls = ["a/b+c=", "two"].map {
      Self.signer(token: $0).url(of: target, lasting: 60, from: Self.date).secret
    }
    #expect(urls[0].contains("&X-Amz-Security-Token=a%2Fb%2Bc%3D&"))
    #expect(urls[0].suffix(64) != urls[1].suffix(64))
  }

  @Test(arguments: [
    ("https://host:443", "host"), ("http://host:80", "host"), ("http://host:443", "host:443"),
    ("https://host:80", "host:80"), ("http://127.0.0.1:8333", "127.0.0.1:8333"),
    ("http://[::1]:8333", "[::1]:8333"),
  ])
  func namesTheHostAsClientsDo(origin: String, host: String) {
    #expect(SigningTarget(origin: origin, path: "/").host == host)
  }

  @Test(arguments: [(0, "1"), (1, "1"), (604_800, "604800"), (604_801, "604800")])
  func boundsAURLsLife(seconds: Int, said: String) {
    let url = Self.signer().url(
      of: SigningTarget(origin: Self.origin, path: "/a"), lasting: seconds, from: Self.date)
    #expect(url.secret.contains("&X-Amz-Expires=\(said)&"))
  }

  @Test(arguments: 0..<200) func encodesAnyKeyOnce(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("aZ0-._~/ +&=?#%'()*!$,;:@[]{}|\\^`\"<>éü西湖日落🎬مرجع\u{0}\u{7f}\u{300}")
    let key = String((0..<40).map { _ in alphabet.randomElement(using: &random) ?? "a" })
    let target = SigningTarget(
      origin: "https://host", path: "/" + key, parameters: [("prefix", key), ("a", ""), ("prefix", "")])
    #expect(target.path.removingPercentEncoding == "/" + key)
    #expect(target.path.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"?#&=+ ".utf8.contains($0) })
    let pairs = target.query.split(separator: "&").map(String.init)
    #expect(pairs == pairs.sorted())
    #expect(pairs.contains("a="))
    let encoded = PercentEncoding.component(key)
    #expect(encoded.removingPercentEncoding == key)
    #expect(!encoded.contains("/"))
    #expect(pairs.contains("prefix=\(encoded)"))
  }

  @Test func keysOfTwoDaysDiffer() {
    let target = SigningTarget(origin: Self.origin, path: "/a")
    let signer = Self.signer()
    let urls = [0, 86_400, 0].map { later in
      signer.url(of: target, lasting: 60, from: Self.date.addingTimeInterval(later)).secret
    }
    #expect(urls[0] == urls[2])
    #expect(urls[0] != urls[1])
  }
}
