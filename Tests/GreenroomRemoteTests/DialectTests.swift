import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct DialectTests {
  /// The example on the page that the contract of April 2026 is known from.
  static let pageExample = """
    {
      "model": "seedance-2.0",
      "action": "generate",
      "prompt": "一只柴犬穿宇航服在月球上行走,电影感光影",
      "aspect_ratio": "16:9",
      "duration": 5,
      "resolution": "1080p",
      "watermark": false,
      "extra": {
        "generate_audio": true
      }
    }
    """

  @Test func theExampleOfTheContractComesOutToTheByte() throws {
    let draft = try Draft(json: JSONValue(parsing: Self.pageExample))
    let body = try QingboApril2026().body(of: compose(draft))
    #expect(body.prettyText == Self.pageExample)
  }

  @Test func everyFieldOfTheContractOfApril2026() {
    #expect(
      QingboApril2026().body(of: everything).prettyText == """
        {
          "model": "m",
          "action": "generate",
          "prompt": "@image1 in \\"space\\"",
          "aspect_ratio": "16:9",
          "duration": 5,
          "resolution": "720p",
          "image_urls": [
            "https://host/1.jpg",
            "greenroom:0123456789.png"
          ],
          "video_urls": [
            "https://host/2.mp4"
          ],
          "audio_urls": [
            "https://host/3.mp3"
          ],
          "first_frame": "https://host/first.jpg",
          "last_frame": "https://host/last.jpg",
          "seed": 4294967295,
          "watermark": false,
          "callback_url": "https://host/done",
          "wobble": 0.5,
          "extra": {
            "generate_audio": true
          }
        }
        """)
  }

  @Test func everyFieldOfTheContractOfSeptember2026() {
    var request = everything
    request.extra = []
    request.parameters += [.init("n", 1), .init("generate_audio", true)]
    #expect(
      QingboSeptember2026().body(of: request).prettyText == """
        {
          "model": "m",
          "action": "generate",
          "prompt": "@image1 in \\"space\\"",
          "duration": 5,
          "resolution": "720p",
          "aspect_ratio": "16:9",
          "n": 1,
          "seed": 4294967295,
          "first_frame_image": "https://host/first.jpg",
          "last_frame_image": "https://host/last.jpg",
          "image_urls": [
            "https://host/1.jpg",
            "greenroom:0123456789.png"
          ],
          "video_urls": [
            "https://host/2.mp4"
          ],
          "audio_urls": [
            "https://host/3.mp3"
          ],
          "wobble": 0.5,
          "callback_url": "https://host/done",
          "watermark": false,
          "generate_audio": true
        }
        """)
  }

  @Test(arguments: ["qingbo-2026-04", "qingbo-2026-09"])
  func whatIsEmptyLeavesNoTrace(id: String) throws {
    let request = ComposedRequest(model: "m", mode: .text, prompt: "p")
    #expect(try Dialects.named(id).body(of: request).compactText == #"{"model":"m","prompt":"p"}"#)
  }

  @Test func nothingThatARequestHoldsIsLeftOut() {
    let body = QingboSeptember2026().body(of: everything)
    #expect(body["extra"]?["generate_audio"] == true)
    #expect(body["wobble"] == 0.5)
  }

  @Test func everyShippedProfileSpeaksAKnownDialect() throws {
    for id in try ShippedProfile.ids() {
      let profile = try ShippedProfile.load(id)
      #expect(try Dialects.named(profile.gateway.dialect).id == profile.gateway.dialect)
    }
  }

  @Test func anUnknownDialectIsAnErrorThatNamesTheKnownOnes() {
    let error = #expect(throws: GreenroomError.self) { try Dialects.named("qingbo-2031-01") }
    #expect(error?.code == .invalidProfile)
    #expect(error?.hint?.contains("qingbo-2026-04 and qingbo-2026-09") == true)
  }

  private let everything = ComposedRequest(
    model: "m", mode: .multimodalReference, action: "generate", prompt: #"@image1 in "space""#,
    images: ["https://host/1.jpg", "greenroom:0123456789.png"], videos: ["https://host/2.mp4"],
    audios: ["https://host/3.mp3"], firstFrame: "https://host/first.jpg", lastFrame: "https://host/last.jpg",
    parameters: [
      .init("wobble", 0.5), .init("callback_url", "https://host/done"), .init("seed", 4_294_967_295),
      .init("watermark", false), .init("aspect_ratio", "16:9"), .init("resolution", "720p"),
      .init("duration", 5),
    ], extra: [.init("generate_audio", true)])
}

@Suite struct RebuildPropertyTests {
  /// What is stored of a request is its draft; building it again must give the same bytes.
  @Test func aStoredDraftBuildsTheSameBody() throws {
    for seed in UInt64(0)..<150 {
      var generator = SeededGenerator(seed: seed)
      let draft = randomDraft(using: &generator)
      for dialect in Dialects.all {
        let body = try dialect.body(of: compose(draft)).compactText
        let stored = try Draft(json: JSONValue(parsing: draft.json.compactText))
        #expect(try dialect.body(of: compose(stored)).compactText == body, "seed \(seed)")
        // The body itself is a draft too, as far as names go: it has handles.
        let pasted = try Draft(json: JSONValue(parsing: body))
        #expect(try dialect.body(of: compose(pasted)).compactText == body, "seed \(seed): \(body)")
      }
    }
  }

  private func randomDraft(using generator: inout SeededGenerator) -> Draft {
    var draft = Draft()
    draft.model = ["seedance-2.0", "seedance-1.5-pro", "fast"].randomElement(using: &generator)
    let names = ["hero", "小明", "b-2", "x_"].shuffled(using: &generator)
    for (index, name) in names.prefix(Int.random(in: 0...4, using: &generator)).enumerated() {
      draft.references.append(
        .init(
          name: Bool.random(using: &generator) ? name : nil, asset: AssetID(random: UInt64(index)).text,
          kind: MediaKind.allCases.randomElement(using: &generator)))
    }
    let words = names.map { "@" + $0 } + ["walks", "走路", "me@home.org", "\"", "\\", "\n", "😀", "'"]
    draft.prompt = (0..<8).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    if Bool.random(using: &generator) { draft.firstFrame = AssetID(random: 99).text }
    let parameters: [JSONValue.Member] = [
      .init("duration", 7), .init("seed", -1), .init("resolution", "720p"), .init("wobble", [1, 2.5]),
      .init("aspect_ratio", "9:16"), .init("watermark", true),
    ]
    draft.parameters = Array(parameters.shuffled(using: &generator).prefix(3))
    if Bool.random(using: &generator) {
      draft.extra = [.init("generate_audio", true), .init("k", ["a": .null])]
    }
    return draft
  }
}

private let shipped = Result { try ShippedProfile.load("qingbo") }

/// Composes with references that are what their draft says they are.
private func compose(_ draft: Draft) throws -> ComposedRequest {
  let profile = try shipped.get()
  var references = draft.references.map { written in
    let kind = written.kind ?? (written.asset.hasSuffix("00000") ? .image : .video)
    return Reference(
      role: Role(referenceOf: kind), name: written.name, assetID: AssetID(written.asset), kind: kind)
  }
  if let frame = draft.firstFrame {
    references.append(Reference(role: .firstFrame, assetID: AssetID(frame), kind: .image))
  }
  let input = PreflightInput(
    model: draft.model ?? "", prompt: draft.prompt, references: references, parameters: draft.parameters,
    extra: draft.extra, isWholeRequest: true)
  let report = CheckReport(
    profile: profile.id, profileRevision: profile.revision, model: input.model, mode: .text, references: [],
    findings: [])
  return try Composer.compose(input, report: report, profile: profile)
}
