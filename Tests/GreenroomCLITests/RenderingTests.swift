import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCLI

@Suite struct RenderingTests {
  private func text(_ document: some Document, columns: Int? = nil, isColored: Bool = false) -> String {
    var page = Page(columns: columns, isColored: isColored, workingFolder: "/film")
    document.render(on: &page)
    return page.text
  }

  private func expect(_ document: some Document, _ name: String) throws {
    try Golden.expect(text(document), "text/" + name)
    try Golden.expect(DocumentEncoder.text(of: document, as: .pretty) + "\n", "json/" + name)
  }

  @Test func aCheckOfARequest() throws {
    try expect(Examples.together, "check")
    try Golden.expect(text(Examples.together, columns: 60), "text/check-narrow")
    try Golden.expect(
      text(Examples.together, isColored: true).replacing("\u{1B}", with: "␛"), "text/check-coloured")
  }

  @Test func aCheckOfFrames() throws { try expect(Examples.frames, "check-frames") }

  @Test func aCheckOfFilesAlone() throws {
    let unreadable = Examples.check(
      [Examples.reference("/film/empty.jpg", nil, nil)], [Examples.empty], mode: .image)
    let checks = [
      Examples.check(
        [Examples.reference("/film/refs/hero.jpg", .image, Examples.still, name: "hero")], [], mode: .image),
      unreadable,
      Examples.check(
        [Examples.reference("/film/refs/dolly.mp4", .video, Examples.clip)], [Examples.tooLong],
        mode: .multimodalReference),
    ]
    try expect(
      ChecksDocument(
        profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", checks: checks), "checks")
    try expect(
      ChecksDocument(profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", checks: []),
      "checks-empty")
  }

  @Test func whatWasFound() throws {
    try expect(
      AssetsDocument(total: 41, assets: [Examples.asset, Examples.clipAsset], next: "c2"), "assets")
    try expect(AssetsDocument(total: 0, assets: [], next: nil), "assets-empty")
  }

  @Test func whatIsThereTwice() throws {
    let kept = DuplicatesDocument.Member(
      id: Examples.hero, kind: .image, name: "hero", bytes: 412_345, facts: Examples.still,
      paths: ["/film/refs/hero.jpg"])
    let small = DuplicatesDocument.Member(
      id: Examples.dolly, kind: .image, bytes: 52_100, facts: Examples.still, paths: ["/film/old/hero.png"],
      reason: .init(
        same: .picture, of: Examples.hero, bits: 2,
        message: "Looks like \(Examples.hero.text): 2 of 64 bits differ."))
    let copies = DuplicatesDocument.Member(
      id: Examples.dolly, kind: .video, bytes: 3_145_728, facts: Examples.clip,
      paths: ["/film/a.mp4", "/film/b.mp4"])
    try expect(
      DuplicatesDocument(
        strictness: "normal", compared: 120,
        groups: [
          .init(isExact: false, keep: Examples.hero, assets: [kept, small]),
          .init(isExact: true, keep: Examples.dolly, assets: [copies]),
        ],
        problems: [
          .init(MediaPath("/film/gone.jpg"), FileProblem(.fileMissing, "There is no such file."))
        ]), "duplicates")
    try expect(DuplicatesDocument(strictness: "strict", compared: 3, groups: []), "duplicates-none")
    try expect(
      ResolvedDocument(action: "duplicates", kept: Examples.hero, changed: [Examples.dolly], unchanged: 1),
      "resolved")
    try expect(
      ResolvedDocument(
        action: "alternates", kept: nil, changed: [Examples.dolly, Examples.hero], unchanged: 0), "alternates"
    )
  }

  @Test func whatWasFitted() throws {
    var plan = FitPlan(outcome: .passes)
    var reference = Reference(
      role: .referenceImage, path: MediaPath("/film/refs/hero.jpg"), assetID: Examples.hero,
      byteCount: 412_345,
      kind: .image, facts: Examples.still)
    let passing = FitDocument.Item(reference, plan, copy: nil)
    plan.outcome = .makes(
      .picture(
        PictureRecipe(
          format: .jpeg, framing: Framing(size: PixelSize(1_920, 800), canvas: PixelSize(1_920, 1_080)),
          background: .white, mostBytes: 30_000_000)))
    plan.steps = [
      FitStep(
        .pad, from: "1920×700 px", to: "1920×1080 px", loss: "a model sees the bars and may repeat them"),
      FitStep(.depth, from: "16 bits a channel", to: "8"),
    ]
    plan.notes = ["The file ends before it should: what is missing of it is missing of the copy too."]
    reference.path = MediaPath("/film/refs/wide.png")
    let planned = FitDocument.Item(reference, plan, copy: nil)
    let copy = FitDocument.Copy(
      id: Examples.dolly, path: "/library/derived/7k2m.jpg", bytes: 912_345, facts: Examples.still,
      isNew: true)
    let made = FitDocument.Item(reference, plan, copy: copy)
    plan = FitPlan(outcome: .cannot, findings: [Examples.tooLong])
    let cannot = FitDocument.Item(reference, plan, copy: nil)
    try expect(
      FitDocument(
        profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", isPlan: false,
        assets: [passing, made, cannot]), "fit")
    try expect(
      FitDocument(
        profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", isPlan: true,
        assets: [planned]),
      "fit-plan")
  }

  @Test func whatWasDrawn() throws {
    var tally = PreviewsDocument.Tally()
    tally.assets = 41
    tally.made = 60
    tally.there = 12
    try expect(PreviewsDocument(tally, size: 3_145_728, seconds: 1.5), "previews")
    tally.withoutRoom = 1_200
    tally.problems = [
      .init(id: Examples.dolly, path: "/film/refs/dolly.mp4", message: "None of its pictures can be decoded.")
    ]
    try expect(PreviewsDocument(tally, size: 3_145_728, seconds: 1.5), "previews-problems")
    try expect(SheetDocument(path: "/film/sheet.webp", bytes: 412_345, shown: 24, total: 24), "sheet")
    try expect(SheetDocument(path: "/film/sheet.webp", bytes: 412_345, shown: 200, total: 241), "sheet-more")
    try expect(FrameDocument(id: Examples.dolly, path: "/film/end.png"), "frame")
    try expect(OpenedDocument(id: Examples.hero, path: "/film/refs/hero.jpg"), "opened")
  }

  @Test func whyAPathIsIndexedOrNot() throws {
    let rule = WhyDocument.Rule(
      pattern: "proxies/", file: "/film/.greenroomignore", line: 3, subject: "/film/proxies")
    try expect(
      WhyDocument(
        path: "/film/proxies/a.mov", state: .ignored,
        message: "It is not indexed, since a rule ignores the folder “/film/proxies” and with it this: "
          + "“proxies/” in line 3 of /film/.greenroomignore.",
        hint: "`greenroom index /film/proxies/a.mov` indexes it all the same.", root: "/film", rule: rule),
      "why-ignored")
    try expect(
      WhyDocument(
        path: "/film/.refs/hero.jpg", state: .indexed,
        message: "It is indexed as \(Examples.hero.text) (image).",
        root: "/film",
        rule: .init(
          pattern: "!.refs/", file: "/film/.greenroomignore", line: 1, subject: "/film/.refs", isNegated: true
        ),
        asset: .init(id: Examples.hero, kind: .image, name: "hero", addedAt: Examples.day)), "why-indexed")
    try expect(
      WhyDocument(
        path: "/film/empty.jpg", state: .failed,
        message: "It looks like media but cannot be read. The file is empty.",
        hint: "Replace or repair the file.", root: "/film", code: "file.empty"), "why-failed")
  }

  @Test func oneAsset() throws {
    try expect(
      AssetDocument(
        asset: Examples.asset,
        locations: [
          .init(path: "/film/refs/hero.jpg", state: "present", seenAt: Examples.day),
          .init(path: "/elsewhere/hero.jpg", state: "missing", seenAt: Examples.day),
        ], sets: [.init(name: "trailer", handle: "@image1")],
        requests: [.init(id: "r1", model: "model-one", handle: "@image1", createdAt: Examples.day)],
        lineage: .init(madeInto: [Examples.dolly])), "asset")
  }

  @Test func aGeneratedAsset() throws {
    var facts = EmbeddedFacts()
    facts.prompt = "a red fox in snow, 雪地里的红狐狸, walking slowly towards the camera at dusk\noil on canvas"
    facts.negativePrompt = "blurry"
    facts.model = "dreamy_v2"
    facts.seed = "18446744073709551615"
    facts.sampler = "Euler"
    facts.steps = 28
    facts.generator = "ComfyUI"
    facts.labels = ["iptc:trainedAlgorithmicMedia", "tc260:1"]
    facts.hasManifest = true
    // “hi”, as zlib stores it.
    let packed: [UInt8] = [0x78, 1, 1, 2, 0, 0xFD, 0xFF, 0x68, 0x69, 1, 0x3B, 0, 0xD2]
    facts.blocks = [
      EmbeddedBlock(kind: "png:prompt", bytes: 2, isCut: false, packed: packed),
      EmbeddedBlock(kind: "png:workflow", bytes: 312_000, isCut: true, packed: packed),
    ]
    var said = EmbeddedFacts()
    said.title = "Fox"
    said.keywords = ["winter", "place/forest"]
    said.rating = 4
    try expect(
      AssetDocument(
        asset: Examples.asset, locations: [], sets: [], requests: [], embedded: EmbeddedResult(facts),
        beside: [
          BesideResult(path: "/film/refs/hero.jpg.xmp", Companion(kind: .sidecar, facts: said))
        ]), "asset-generated")
  }

  @Test func aRequest() throws {
    let body = JSONValue.object([
      .init("model", "model-one"), .init("prompt", "@image1 走过 @image2"),
      .init("image_urls", .array([.string("greenroom:\(Examples.hero).jpg"), "https://example.org/b.jpg"])),
    ])
    let handles: [RequestDocument.HandleResult] = [
      .init(
        handle: "@image1", name: "hero", id: Examples.hero, path: "/film/refs/hero.jpg",
        url: "greenroom:\(Examples.hero).jpg"),
      .init(handle: "@image2", name: nil, id: nil, path: nil, url: "https://example.org/b.jpg"),
    ]
    try expect(
      RequestDocument(
        id: "r7k2m9", profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", mode: .image,
        handles: handles, body: body, findings: [Examples.unused], createdAt: Examples.day), "request")
  }

  @Test func requests() throws {
    try expect(
      RequestsDocument(
        total: 3,
        requests: [
          .init(
            id: "r7k2m9", profile: "qingbo", model: "model-one", mode: .image, verdict: .warn,
            prompt: "@image1 走过\n@image2", references: 2, createdAt: Examples.day)
        ]), "requests")
    try expect(RequestsDocument(total: 0, requests: []), "requests-empty")
  }

  @Test func aSet() throws {
    let references = Examples.together.references.map { reference in
      var reference = reference
      reference.verdict = nil
      return reference
    }
    try expect(SetDocument(name: "trailer", references: references), "set")
    try expect(SetDocument(name: "trailer", references: []), "set-empty")
    try expect(SetsDocument(sets: [.init(name: "预告", images: 2, videos: 1, audios: 0)]), "sets")
    try expect(SetsDocument(sets: []), "sets-empty")
    try expect(DeletedDocument(noun: "set", name: "trailer"), "set-deleted")
  }

  @Test func namesAndTags() throws {
    try expect(
      NameDocument(id: Examples.hero, name: "hero", previous: "old", path: "/film/refs/hero.jpg"), "name")
    try expect(NameDocument(id: Examples.hero, name: nil, previous: "hero", path: nil), "name-gone")
    try expect(
      TagsDocument(tags: [
        .init(name: "cast", assets: 1_200, aliases: ["actors"]), .init(name: "夜", assets: 1, aliases: []),
      ]), "tags")
    try expect(TagsDocument(tags: []), "tags-empty")
    try expect(
      TaggingDocument(action: "add", tags: ["cast"], changed: [Examples.hero], unchanged: 2), "tagging")
  }

  @Test func anIndexingRun() throws {
    try expect(
      IndexDocument(
        seen: 4_012, added: 3_990, updated: 1, moved: 2, unchanged: 0, missing: 3, skipped: 12, failed: 1,
        bytesRead: 64_000_000, seconds: 1.02,
        problems: [
          .init(MediaPath("/film/a\nb.mp4"), FileProblem(.fileEmpty, "The file is empty.")),
          .init(
            MediaPath("/film/notes.txt"), FileProblem(.fileUnsupported, "It is no media.", isMedia: false)),
        ],
        dryRun: true, set: "trailer", references: Array(Examples.together.references.prefix(1))), "index")
  }

  @Test func models() throws {
    try expect(
      ModelsDocument(
        profile: "qingbo", profileRevision: "2026-04-08/1", title: "The gateway's contract",
        models: [
          .init(
            id: "model-one", aliases: ["one"], status: "active", modes: [.text, .multimodalReference],
            durations: "4 … 15", resolutions: "480p, 720p", references: ["9 images", "1 audio"]),
          .init(
            id: "model-two", aliases: [], status: "retiring", modes: [.text], durations: nil,
            resolutions: nil, references: []),
        ], profiles: ["qingbo", "sandbox"]), "models")
    try expect(Self.model, "model")
    try Golden.expect(text(Self.model, columns: 44), "text/model-narrow")
    try expect(ModelDiffDocument(Self.model, Self.otherModel), "model-diff")
    try expect(ModelDiffDocument(Self.model, Self.model), "model-diff-none")
  }

  private static let model = ModelDocument(
    profile: "qingbo", profileRevision: "2026-04-08/1", id: "model-one", aliases: ["one"], status: "active",
    modes: [.text, .firstLastFrame],
    limits: [
      .init(
        key: "image.bytes",
        allowed: .init(
          documented: "≤ 30 MB", enforced: "≤ 30 MiB", sources: ["gateway", "vendor"], note: "Both megabytes."
        ))
    ],
    parameters: [
      .init(
        name: "duration", type: "integer", required: false, defaultValue: 5,
        allowed: .init(documented: "4 … 15 s", disputed: "4 … 12 s", sources: ["vendor"]),
        advice: "Always send it: the default is a gamble."),
      .init(
        name: "extra.generate_audio", type: "boolean", required: false, defaultValue: false,
        allowed: .init(documented: nil, sources: ["gateway"]), advice: nil),
    ],
    rules: [
      .init(rule: "last_frame needs first_frame", sources: ["gateway"], note: "A note.")
    ],
    sources: [
      .init(
        id: "gateway", title: "The gateway's page", url: "https://example.org/g", checkedOn: "2026-04-08"),
      .init(id: "vendor", title: "The vendor's page", url: nil, checkedOn: "2026-08"),
    ])

  private static let otherModel = ModelDocument(
    profile: "qingbo", profileRevision: "2026-04-08/1", id: "model-two", aliases: [], status: "active",
    modes: [.text],
    limits: [.init(key: "image.bytes", allowed: .init(documented: "≤ 10 MB", sources: ["gateway"]))],
    parameters: [], rules: [], sources: [])

  @Test func theDoctor() throws {
    try expect(
      DoctorDocument(items: [
        .init(name: "profiles", status: .ok, detail: "3 profiles"),
        .init(name: "worker", status: .error, detail: "cannot be found", hint: "Install it."),
        .init(name: "roots", status: .warning, detail: "1 offline", hint: "Mount it."),
      ]), "doctor")
  }

  @Test func noFileNameBreaksALine() {
    let document = NameDocument(id: Examples.hero, name: "hero", previous: nil, path: "/x/a\nb\u{1B}[31m.jpg")
    #expect(text(document).split(separator: "\n").count == 1)
    #expect(!text(document).contains("\u{1B}"))
  }
}

@Suite struct FactsLineTests {
  @Test func saysWhatMatters() {
    #expect(FactsLine.text(Examples.still, bytes: 412_345) == "JPEG 1920×1080 412 kB")
    #expect(FactsLine.text(Examples.clip) == "MP4 1280×720 18.2 s 23.98 fps H.264/AAC")
    #expect(FactsLine.text(Examples.sound) == "MP3 12 s 44.1 kHz mono")
    #expect(FactsLine.text(nil) == "")
    var deep = Examples.still
    (deep.bitDepth, deep.alpha, deep.animated) = (16, true, true)
    #expect(FactsLine.text(deep) == "JPEG 1920×1080 16-bit alpha animated")
    var variable = Examples.clip
    (variable.variableFrameRate, variable.truncated) = (true, true)
    #expect(FactsLine.text(variable) == "MP4 1280×720 18.2 s 23.98 fps (variable) H.264/AAC truncated")
  }
}
