import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Secrets and signatures stay where they belong, in success and in failure.
@Suite struct SecrecyTests {
  private let world: StagingStudio
  private static let token = "canary-session-token-0123456789"

  init() throws { world = try StagingStudio() }

  private func expectClean(_ text: String, _ what: String, signatures: Bool = true) {
    let canaries =
      [StagingStudio.secret, Self.token, "canary-api-key"]
      + (signatures ? ["X-Amz-Signature", "X-Amz-Credential", "signature="] : [])
    for canary in canaries { #expect(!text.contains(canary), "\(what) shows \(canary)") }
  }

  /// The catalog with its log, and everything else in the library.
  private func expectCleanLibrary(_ what: String) throws {
    for (name, bytes) in try world.studio.libraryContents() {
      expectClean(String(decoding: bytes, as: UTF8.self), "\(name) after \(what)")
    }
  }

  @Test func nothingSecretIsSaidOrKept() throws {
    world.set(["GREENROOM_API_KEY": "canary-api-key"])
    let commands = [
      ["stage", "push", "ready/balloon.png", "ready/wind.wav", "--verbose"],
      ["stage", "push", "unfit/panorama.jpg"],
      ["stage", "list"], ["stage", "list", "--json"], ["stage", "verify", "--verbose"],
      ["stage", "renew", "--all"], ["stage", "gc", "--all"], ["config"], ["config", "--json"], ["doctor"],
      ["find", "--json"], ["show", "ready/balloon.png", "--json"], ["request", "list", "--json"],
    ]
    for command in commands {
      let result = try world.studio.greenroom.run(command)
      expectClean(result.output + result.messages, command.joined(separator: " "))
    }
    // A URL was asked for here, so its signature may be seen; the secret never.
    let asked = try world.run("stage", "push", "ready/balloon.png", "--urls")
    #expect(asked.output.contains("X-Amz-Signature"))
    expectClean(asked.output + asked.messages, "stage push --urls", signatures: false)
    try expectCleanLibrary("all commands")
  }

  @Test(arguments: [
    ["AWS_SECRET_ACCESS_KEY": "canary-session-token-0123456789"], ["AWS_SESSION_TOKEN": token],
    ["AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1"], ["GREENROOM_S3_BUCKET": "no-such-bucket"],
    ["AWS_ACCESS_KEY_ID": "NOBODY"],
  ])
  func failuresSayNothingSecret(variables: [String: String]) throws {
    world.set(variables)
    for command in [["stage", "push", "ready/balloon.png", "--verbose"], ["stage", "gc"]] {
      for form in [[], ["--json"]] {
        let result = try world.studio.greenroom.run(command + form)
        #expect(result.status != 0)
        expectClean(result.output + result.messages, "\(command) with \(variables.keys)")
      }
    }
    try expectCleanLibrary("\(variables.keys)")
  }

  @Test func aSignedReferenceIsKeptWithoutItsQuery() throws {
    let file = try Checkout.bytes("Assets/Samples/ready/balloon.png")
    let server = try FaultServer { request in FaultAnswer.file(file, type: "image/png", for: request) }
    let url = "\(server.url)/hero.png?signature=canary-api-key&v=2"
    let result = try world.run(
      "request", "build", "--model", "seedance-2.0", "--ref", url, "--prompt", "@image1 flies", "--extra",
      "generate_audio=false", "--json")
    #expect(result.status == 0, "\(result.output)\(result.messages)")
    #expect(result.output.contains("signature=canary-api-key"), "the body that was asked for has it")
    try expectCleanLibrary("building a request")
  }
}
