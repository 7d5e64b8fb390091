import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ComposeTests {
  @Test func putsReferencesIntoTheirArraysInHandleOrder() throws {
    let request = try compose(
      prompt: "@hero meets @小明 at @image3, like @dolly",
      references: [
        reference(1, .image, "hero"), reference(2, .video, "dolly", container: "mp4"),
        reference(3, .image, "小明", container: "png"), reference(4, .image),
        reference(5, .audio, container: "mp3"),
      ])
    #expect(request.prompt == "@image1 meets @image2 at @image3, like @video1")
    #expect(
      request.images == ["greenroom:1000000000.jpg", "greenroom:3000000000.png", "greenroom:4000000000.jpg"])
    #expect(request.videos == ["greenroom:2000000000.mp4"])
    #expect(request.audios == ["greenroom:5000000000.mp3"])
    #expect(request.firstFrame == nil)
  }

  @Test func framesStandInTheirOwnFieldsAndShiftNoHandle() throws {
    let request = try compose(
      mode: .firstLastFrame,
      references: [
        reference(1, .image, role: .firstFrame), reference(2, .image, role: .lastFrame),
      ])
    #expect(request.firstFrame == "greenroom:1000000000.jpg")
    #expect(request.lastFrame == "greenroom:2000000000.jpg")
    #expect(request.images.isEmpty)
  }

  @Test func publicURLsStandAsTheyAreAndStagedOnesWhenItIsSent() throws {
    var staged = reference(1, .image)
    staged.url = "https://bucket/1.jpg?signature=x"
    let given = Reference(role: .referenceImage, kind: .image, url: "https://host/a.jpg")
    let request = try compose(references: [staged, given, reference(2, .image)])
    #expect(request.images == ["greenroom:1000000000.jpg", "https://host/a.jpg", "greenroom:2000000000.jpg"])
    #expect(
      request.withStagedURLs.images
        == ["https://bucket/1.jpg?signature=x", "https://host/a.jpg", "greenroom:2000000000.jpg"])
    #expect(request.unstaged.map(\.description) == ["greenroom:2000000000.jpg"])
  }

  @Test func aReferenceThatIsNowhereCannotBeHeld() {
    let stray = Reference(role: .referenceImage, path: MediaPath("/x.jpg"), kind: .image)
    let error = #expect(throws: GreenroomError.self) { try compose(references: [stray]) }
    #expect(error?.code == .notFound)
  }

  @Test func writesOutWhatDecidesTheClipAndNothingElse() throws {
    let request = try compose(prompt: "p")
    #expect(request.action == "generate")
    #expect(Set(request.parameters.map(\.key)) == ["aspect_ratio", "duration"])
    #expect(request.parameters["aspect_ratio"] == "16:9")
    #expect(request.parameters["duration"] == 5)
    #expect(request.extra.isEmpty)
  }

  @Test func whatIsWrittenStandsAsWritten() throws {
    let request = try compose(
      parameters: [
        .init("wobble", 1), .init("duration", 8), .init("seed", 7), .init("action", "generate"),
        .init("aspect_ratio", "adaptive"),
      ], extra: [.init("tools", [["type": "web_search"]]), .init("generate_audio", true)])
    #expect(request.parameters["duration"] == 8)
    #expect(request.parameters["seed"] == 7)
    #expect(request.parameters.last == .init("wobble", 1))
    #expect(request.extra.map(\.key) == ["tools", "generate_audio"])
  }

  @Test func theOrderInWhichADraftWasWrittenDoesNotMatter() throws {
    let written = [JSONValue.Member("seed", 1), .init("duration", 5), .init("resolution", "720p")]
    #expect(try compose(parameters: written) == compose(parameters: written.reversed()))
  }

  @Test func anAliasBecomesTheModelsID() throws {
    #expect(try compose(model: "2.0").model == "seedance-2.0")
    #expect(try compose(model: "nonsense").model == "nonsense")
  }

  @Test func placeholdersReadBack() {
    let id = AssetID(random: 77)
    let placeholder = UnstagedURL(id: id, container: "jpeg")
    #expect(placeholder.description == "greenroom:\(id).jpg")
    #expect(UnstagedURL(placeholder.description) == placeholder)
    for text in ["greenroom:", "greenroom:abc.jpg", "https://host/a.jpg", "greenroom:\(id)"] {
      #expect(UnstagedURL(text) == nil)
    }
  }
}

private func reference(
  _ number: Int, _ kind: MediaKind, _ name: String? = nil, role: Role? = nil, container: String = "jpeg"
) -> Reference {
  var facts = MediaFacts()
  facts.container = container
  return Reference(
    role: role ?? Role(referenceOf: kind), name: name, assetID: AssetID(random: UInt64(number)), kind: kind,
    facts: facts)
}

private func compose(
  model: String = "seedance-2.0", mode: Mode = .multimodalReference, prompt: String? = nil,
  references: [Reference] = [], parameters: [JSONValue.Member] = [], extra: [JSONValue.Member] = []
) throws -> ComposedRequest {
  let profile = try ShippedProfile.load("qingbo")
  let input = PreflightInput(
    model: model, prompt: prompt, references: references, parameters: parameters, extra: extra,
    isWholeRequest: true)
  let report = CheckReport(
    profile: profile.id, profileRevision: profile.revision, model: model, mode: mode, references: [],
    findings: [])
  return try Composer.compose(input, report: report, profile: profile)
}
