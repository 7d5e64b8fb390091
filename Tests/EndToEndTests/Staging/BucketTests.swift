import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Staging in a bucket, from the command line to a stranger's GET.
@Suite struct BucketTests {
  private let world: StagingStudio

  init() throws { world = try StagingStudio() }

  private func sample(_ name: String) throws -> [UInt8] { try Checkout.bytes("Assets/Samples/ready/\(name)") }

  @Test func oneCommandGivesAURLThatGivesTheBytes() throws {
    let result = try world.run("stage", "push", "ready/balloon.png", "--json")
    #expect(result.status == 0, "\(result.messages)")
    let object = try StagingStudio.object(result)
    #expect(object["reused"] == .bool(false))
    #expect(object["verifiedAt"]?.text != nil)
    let answer = try StagingStudio.fetch(try #require(object["url"]?.text))
    #expect(answer.status == 200)
    #expect(answer.body == (try sample("balloon.png")))
    #expect(answer.headers["Content-Type"] == "image/png")
    let plain = try #require(object["url"]?.text?.split(separator: "?").first)
    #expect(try StagingStudio.fetch(String(plain)).status == 403)
  }

  @Test func theSameBytesAreSentOnce() throws {
    _ = try world.run("stage", "push", "ready/theme.mp3")
    try FileManager.default.copyItem(
      atPath: world.studio.path("ready/theme.mp3"), toPath: world.studio.path("again.mp3"))
    for path in ["ready/theme.mp3", "again.mp3"] {
      let object = try StagingStudio.object(try world.run("stage", "push", path, "--json"))
      #expect(object["reused"] == .bool(true))
    }
    let list = try world.run("stage", "list", "--json").json()
    guard case .array(let objects)? = list["objects"] else { throw StagingStudio.NoObject(said: "") }
    #expect(objects.count == 1)
  }

  @Test func whatIsNamedTwiceIsStagedOnce() throws {
    let result = try world.run("stage", "push", "ready/balloon.png", "./ready/balloon.png", "--json")
    #expect(result.status == 0, "\(result.messages)")
    guard case .array(let objects)? = try result.json()["objects"] else {
      throw StagingStudio.NoObject(said: "")
    }
    #expect(objects.count == 1)
    _ = try world.run("set", "create", "own", "ready/balloon.png")
    for more in [[], ["--dry-run"]] {
      let both = try world.studio.greenroom.run(
        ["stage", "push", "ready/balloon.png", "--set", "own", "--json"] + more)
      guard case .array(let objects)? = try both.json()["objects"] else {
        throw StagingStudio.NoObject(said: both.messages)
      }
      #expect(objects.count == 1)
    }
  }

  @Test func aRehearsalGivesNoIDs() throws {
    let rehearsed = try StagingStudio.object(
      try world.run("stage", "push", "ready/balloon.png", "--dry-run", "--json"))
    #expect(rehearsed["id"] == .null)
    _ = try world.run("stage", "push", "ready/balloon.png")
    let known = try StagingStudio.object(
      try world.run("stage", "push", "ready/balloon.png", "--dry-run", "--json"))
    #expect(known["id"]?.text != nil)
  }

  @Test func whatIsGoneFromTheBucketIsSentAgain() throws {
    let first = try StagingStudio.object(try world.run("stage", "push", "ready/dunes.jpg", "--json"))
    try world.backend.remove(ObjectKey(stored: try #require(first["key"]?.text)))
    let verified = try world.run("stage", "verify")
    #expect(verified.status == 1)
    #expect(verified.messages.contains("404"))
    let second = try StagingStudio.object(try world.run("stage", "push", "ready/dunes.jpg", "--json"))
    #expect(second["reused"] == .bool(false))
    #expect(try world.run("stage", "verify").status == 0)
  }

  @Test func whatThePreflightRefusesIsNotStaged() throws {
    let result = try world.run("stage", "push", "unfit/panorama.jpg", "ready/wind.wav", "--json")
    #expect(result.status == 5)
    #expect(try StagingStudio.object(result)["path"]?.text?.hasSuffix("wind.wav") == true)
    guard case .array(let refused)? = try result.json()["refused"] else {
      throw StagingStudio.NoObject(said: "")
    }
    #expect(refused.count == 1)
  }

  @Test func aDryRunLeavesEverythingAsItWas() throws {
    _ = try world.run("stage", "push", "ready/wind.wav")
    let before = try world.studio.libraryContents()
    let result = try world.run("stage", "push", "ready/square.mov", "ready/wind.wav", "--dry-run", "--json")
    #expect(result.status == 0)
    #expect(try world.studio.libraryContents() == before)
    let key = ObjectKey(stored: try #require(try StagingStudio.object(result)["key"]?.text))
    let url = try world.backend.url(of: key, until: Date().addingTimeInterval(60), now: Date())
    #expect(try StagingStudio.fetch(url.url.secret).status == 404)
  }

  @Test func aWrongSecretIsNotAuthorised() throws {
    world.set(["AWS_SECRET_ACCESS_KEY": "another-canary-0123456789"])
    let result = try world.run("stage", "push", "ready/balloon.png")
    #expect(result.status == 4)
    #expect(result.messages.contains("AWS_SECRET_ACCESS_KEY"))
    #expect(!(result.output + result.messages).contains("another-canary"))
  }

  @Test func requestsAreComposedWithURLsThatWork() throws {
    let arguments = [
      "request", "build", "--model", "seedance-2.0", "--ref", "b=ready/balloon.png", "--prompt", "@b flies",
      "--extra", "generate_audio=false", "--stage", "--json",
    ]
    let result = try world.studio.greenroom.run(arguments)
    #expect(result.status == 0, "\(result.messages)")
    let request = try result.json()
    guard case .array(let urls)? = request["body"]?["image_urls"], let url = urls.first?.text else {
      throw StagingStudio.NoObject(said: result.output)
    }
    #expect(try StagingStudio.fetch(url).body == (try sample("balloon.png")))
    let id = try #require(request["id"]?.text)
    let stored = try world.run("request", "show", id, "--body")
    #expect(stored.output.contains("greenroom:") && !stored.output.contains("X-Amz"))

    world.set(["GREENROOM_PROFILE": "qingbo"])
    let refused = try world.studio.greenroom.run(arguments)
    #expect(refused.status == 5)
    #expect(refused.output.contains("url.private_host"))
  }

  /// The program is killed in the middle of sending parts; the next run needs no more than the rest.
  @Test func anUploadThatWasKilledGoesOn() throws {
    let clip = try world.studio.longClip(byteCount: 30_000_000)
    let running = try world.studio.greenroom.start(
      bytes: ["stage", "push", clip].map { Array($0.utf8) })
    let deadline = Date().addingTimeInterval(60)
    while try !isWrittenDown(), Date() < deadline { usleep(2_000) }
    running.send(SIGKILL)
    #expect(running.finish().status == 128 + SIGKILL)
    #expect(try world.backend.leftovers().count == 1)

    let result = try world.run("stage", "push", clip, "--json")
    #expect(result.status == 0, "\(result.messages)")
    let url = try #require(try StagingStudio.object(result)["url"]?.text)
    let sent = Array(try Data(contentsOf: URL(fileURLWithPath: clip)))
    let fetched = try StagingStudio.fetch(url).body
    #expect((fetched == sent) as Bool)
    #expect(try world.backend.leftovers().isEmpty)
  }

  /// The store has named an upload, and the catalog has written it down.
  private func isWrittenDown() throws -> Bool {
    guard let leftover = try world.backend.leftovers().first,
      let catalog = try Catalog.openIfPresent(in: world.studio.library)
    else { return false }
    defer { try? catalog.close() }
    return try catalog.partUpload(to: world.backend.id, leftover.key) != nil
  }

  @Test func sweepingTakesOnlyWhatNobodyNeeds() throws {
    _ = try world.run("index", "ready/balloon.png", "--set", "kept")
    let kept = try StagingStudio.object(
      try world.run("stage", "push", "ready/balloon.png", "--expires", "10s", "--json"))
    let stray = try StagingStudio.object(
      try world.run("stage", "push", "ready/phone.jpg", "--expires", "10s", "--json"))
    let alive = try StagingStudio.object(try world.run("stage", "push", "ready/wind.wav", "--json"))
    sleep(11)
    func isThere(_ object: JSONValue) throws -> Bool {
      let key = ObjectKey(stored: try #require(object["key"]?.text))
      let url = try world.backend.url(of: key, until: Date().addingTimeInterval(60), now: Date())
      return try StagingStudio.fetch(url.url.secret).status == 200
    }
    #expect(try world.run("stage", "gc").output.contains("May go: 1 object"))
    #expect(try isThere(stray))
    #expect(try world.run("stage", "gc", "--yes").status == 0)
    #expect(try !isThere(stray))
    #expect(try isThere(kept))
    #expect(try isThere(alive))
  }

  @Test func whatListingSignsIsNotSweptBeforeItEnds() throws {
    // Long enough to be fetched back on a machine that does much else.
    #expect(try world.run("stage", "push", "ready/wind.wav", "--expires", "5s").status == 0)
    sleep(6)
    let listed = try StagingStudio.object(try world.run("stage", "list", "--urls", "--json"))
    #expect(try world.run("stage", "gc", "--yes", "--json").json()["kept"] == 1)
    #expect(try StagingStudio.fetch(try #require(listed["url"]?.text)).status == 200)
    let again = try StagingStudio.object(try world.run("stage", "list", "--json"))
    #expect(again["effectiveExpiry"] == listed["effectiveExpiry"])
  }

  @Test func renewingGivesLongerURLs() throws {
    let short = try StagingStudio.object(
      try world.run("stage", "push", "ready/wind.wav", "--expires", "1h", "--json"))
    let renewed = try StagingStudio.object(try world.run("stage", "renew", "--json"))
    #expect(renewed["key"] == short["key"])
    let ends = [short, renewed].compactMap { $0["effectiveExpiry"]?.text }
    #expect(ends.count == 2 && ends[0] < ends[1])
    #expect(try StagingStudio.fetch(try #require(renewed["url"]?.text)).status == 200)
    #expect(try world.run("stage", "renew").output.contains("Nothing has to be renewed"))
  }
}
