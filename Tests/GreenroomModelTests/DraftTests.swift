import GreenroomModel
import Testing

@Suite struct DraftReadingTests {
  @Test func readsTheExampleOfTheInterface() throws {
    let draft = try Draft(json: example)
    #expect(draft.model == "seedance-2.0")
    #expect(draft.prompt == "@hero walks across @dunes, camera like @dolly, to the sound of @theme")
    #expect(
      draft.references == [
        .init(name: "hero", asset: "refs/hero.jpg"), .init(name: "dunes", asset: "refs/dunes.png"),
        .init(name: "dolly", asset: "refs/dolly.mp4"), .init(name: "theme", asset: "refs/theme.mp3"),
      ])
    #expect(
      draft.parameters == [.init("aspect_ratio", "16:9"), .init("duration", 5), .init("resolution", "720p")])
    #expect(draft.extra == [.init("generate_audio", true), .init("return_last_frame", true)])
    #expect(draft.firstFrame == nil)
    #expect(draft.profile == nil)
  }

  @Test func readsListsOfAssetsWithAndWithoutNames() throws {
    let draft = try Draft(json: [
      "references": [
        "a.jpg", ["hero": "@castle"], ["asset": "https://host/x", "kind": "video"],
        ["name": "b", "asset": "b.wav"], ["asset": "c.jpg"], ["name": "asset", "asset": "d.jpg"],
      ]
    ])
    #expect(
      draft.references == [
        .init(asset: "a.jpg"), .init(name: "hero", asset: "@castle"),
        .init(asset: "https://host/x", kind: .video), .init(name: "b", asset: "b.wav"),
        .init(asset: "c.jpg"), .init(name: "asset", asset: "d.jpg"),
      ])
    #expect(try Draft(json: draft.json).references == draft.references)
  }

  @Test func readsAGatewaysBody() throws {
    let draft = try Draft(json: [
      "model": "m", "action": "generate", "prompt": "@image1 and @video1",
      "image_urls": ["https://host/1.jpg", "greenroom:0123456789.png"], "video_urls": ["https://host/2.mp4"],
      "audio_urls": [], "first_frame": "greenroom:abcdefghjk.jpg",
      "last_frame_image": "https://host/last.jpg",
      "seed": .null,
    ])
    #expect(
      draft.references == [
        .init(asset: "https://host/1.jpg", kind: .image), .init(asset: "0123456789", kind: .image),
        .init(asset: "https://host/2.mp4", kind: .video),
      ])
    #expect(draft.firstFrame == "abcdefghjk")
    #expect(draft.lastFrame == "https://host/last.jpg")
    #expect(draft.parameters == [.init("action", "generate")])
  }

  @Test func readsImagesWithRoles() throws {
    let draft = try Draft(json: [
      "image_with_roles": [
        ["url": "https://host/a.jpg", "role": "first_frame"],
        ["url": "https://host/b.jpg", "role": "last_frame"],
        ["url": "https://host/c.jpg", "role": "reference_image"],
      ]
    ])
    #expect(draft.firstFrame == "https://host/a.jpg")
    #expect(draft.lastFrame == "https://host/b.jpg")
    #expect(draft.references == [.init(asset: "https://host/c.jpg", kind: .image)])
  }

  @Test(arguments: [
    (
      #"["a"]"#,
      #"A draft is a map of fields such as model and prompt; this is a list."#
    ),
    (
      #"{"model": 2.0}"#,
      #"The draft's “model” must be text; 2.0 is a number."#
    ),
    (
      #"{"model": " "}"#,
      #"The draft's “model” is empty."#
    ),
    (
      #"{"prompt": ["a"]}"#,
      #"The draft's “prompt” must be text; ["a"] is a list."#
    ),
    (
      #"{"references": 5}"#,
      #"The draft's “references” must be a map of names to assets or a list of assets; 5 is a number."#
    ),
    (
      #"{"references": {"hero": ["a.jpg"]}}"#,
      #"The draft's “references.hero” must be text: a path, an @name, an id or a URL; ["a.jpg"] is a list."#
    ),
    (
      #"{"references": {"hero": ""}}"#,
      #"The draft's “references.hero” is empty."#
    ),
    (
      #"{"references": {"image1": "a.jpg"}}"#,
      #"The draft's “references”: “image1” cannot be a name: it is a handle, which the order of the references decides."#
    ),
    (
      #"{"references": [{"a": "x", "b": "y"}]}"#,
      #"The draft's “references” must be a map of names to assets or a list of assets, each an asset or one name with its asset; {"a":"x","b":"y"} is a map."#
    ),
    (
      #"{"references": [{"a": "x"}, {"a": "y"}]}"#,
      #"The draft gives the name “a” to two references."#
    ),
    (
      #"{"references": [{"asset": "x", "kind": "film"}]}"#,
      #"The draft's “references” has a kind that is not image, video or audio."#
    ),
    (
      #"{"image_urls": "https://host/a.jpg"}"#,
      #"The draft's “image_urls” must be a list of URLs or assets; "https://host/a.jpg" is text."#
    ),
    (
      #"{"first_frame": ["a"]}"#,
      #"The draft's “first_frame” must be text: a path, an @name, an id or a URL; ["a"] is a list."#
    ),
    (
      #"{"extra": [1]}"#,
      #"The draft's “extra” must be a map; [1] is a list."#
    ),
    (
      #"{"image_with_roles": [{"url": "x"}]}"#,
      #"The draft's “image_with_roles” must be a list of maps with url and role; {"url":"x"} is a map."#
    ),
  ])
  func saysWhichFieldIsWrongAndWhatIsExpected(json: String, message: String) throws {
    let json = try JSONValue(parsing: json)
    let error = #expect(throws: GreenroomError.self) { try Draft(json: json) }
    #expect(error?.code == .invalidDraft)
    #expect(error?.message == message)
    #expect(error?.hint != nil)
  }

  @Test func aNumberForTextIsToldToBeQuoted() {
    let error = #expect(throws: GreenroomError.self) { try Draft(json: ["prompt": 5]) }
    #expect(error?.hint == #"Put it in quotes: prompt: "5"."#)
  }

  @Test func parametersStayAsWritten() throws {
    let draft = try Draft(json: ["duration": "five", "seed": 1.5, "tools": [["type": "x"]]])
    #expect(
      draft.parameters == [.init("duration", "five"), .init("seed", 1.5), .init("tools", [["type": "x"]])])
  }
}

@Suite struct DraftWritingTests {
  @Test func readsBackWhatItWrites() throws {
    for json in [
      example,
      ["references": ["a", ["b": "c"]], "profile": "p", "first_frame": "x", "last_frame": "y"],
      ["image_urls": ["https://host/1"], "references": ["hero": "@castle"]],
    ] as [JSONValue] {
      let draft = try Draft(json: json)
      #expect(try Draft(json: draft.json) == draft)
      #expect(
        try Draft(json: JSONValue(parsing: draft.json.prettyText)).json.compactText == draft.json.compactText)
    }
  }

  @Test func namedReferencesAreAMap() throws {
    #expect(try Draft(json: example).json["references"]?.members?.count == 4)
  }
}

@Suite struct DraftFlagTests {
  @Test(arguments: [
    ("hero=refs/hero.jpg", "hero", "refs/hero.jpg"), ("小明=a=b.jpg", "小明", "a=b.jpg"),
    ("refs/a=b.jpg", nil, "refs/a=b.jpg"), ("./a=b.jpg", nil, "./a=b.jpg"),
    ("https://host/x?a=b", nil, "https://host/x?a=b"), ("@castle", nil, "@castle"),
    ("hero=@castle", "hero", "@castle"),
  ])
  func aReferenceMayHaveAName(flag: String, name: String?, asset: String) throws {
    #expect(try Draft.DraftReference(flag: flag) == .init(name: name, asset: asset))
  }

  @Test(arguments: [("", "usage"), ("hero=", "usage"), ("=a.jpg", "usage"), ("image1=a.jpg", "invalid_name")])
  func refusesReferencesWithoutAssets(flag: String, code: String) {
    let error = #expect(throws: GreenroomError.self) { try Draft.DraftReference(flag: flag) }
    #expect(error?.code.rawValue == code)
  }

  @Test(arguments: [
    ("k=true", JSONValue.bool(true)), ("k=false", .bool(false)), ("k=null", .null), ("k=5", .integer(5)),
    ("k=-1", .integer(-1)), ("k=0.5", .number(0.5)), ("k=007", .string("007")), ("k=\"5\"", .string("5")),
    ("k=", .string("")), ("k=16:9", .string("16:9")), ("k=a=b", .string("a=b")), ("k=True", .string("True")),
    (#"k=[{"type":"x"}]"#, .array([.object([.init("type", .string("x"))])])), ("k={}", .object([])),
  ])
  func valuesAreTypedByTheirLooks(flag: String, value: JSONValue) throws {
    #expect(try JSONValue.Member(flag: flag) == .init("k", value))
  }

  @Test(arguments: ["", "k", "=v", "k={a:1}", "k=[1,"])
  func refusesWhatIsNoKeyAndValue(flag: String) {
    let error = #expect(throws: GreenroomError.self) { try JSONValue.Member(flag: flag) }
    #expect(error?.code == .usage)
  }

  @Test func flagsGoOverTheFile() throws {
    let file = try Draft(json: [
      "model": "a", "prompt": "p", "duration": 5, "seed": 7, "references": ["hero": "1.jpg", "x": "2.jpg"],
      "extra": ["generate_audio": true],
    ])
    let flags = try Draft(json: [
      "model": "b", "duration": 8, "resolution": "720p", "references": [["hero": "3.jpg"], "4.jpg"],
    ])
    var result = file.overriding(with: flags)
    #expect(
      result.json.compactText
        == #"{"model":"b","prompt":"p","duration":8,"seed":7,"resolution":"720p","#
        + #""references":[{"hero":"3.jpg"},{"x":"2.jpg"},"4.jpg"],"extra":{"generate_audio":true}}"#)
    var removal = Draft()
    removal.parameters = [.init("seed", .null)]
    removal.extra = [.init("generate_audio", .null)]
    result = result.overriding(with: removal)
    #expect(result.parameters["seed"] == nil)
    #expect(result.extra.isEmpty)
  }
}

@Suite struct DraftVariationTests {
  @Test(
    arguments: [
      ("seed=1..4", "seed", [1, 2, 3, 4]), ("seed=-1..0", "seed", [-1, 0]),
      ("duration=5,10", "duration", [5, 10]),
      ("aspect-ratio=16:9,9:16", "aspect_ratio", ["16:9", "9:16"]),
      ("extra.generate_audio=true,false", "extra.generate_audio", [true, false]),
      (#"prompt=["a, b","c"]"#, "prompt", ["a, b", "c"]),
      ("ref.hero=0123456789,1e10", "ref.hero", ["0123456789", "1e10"]),
      ("seed=3", "seed", [3]),
    ] as [(String, String, [JSONValue])])
  func readsLists(flag: String, key: String, values: [JSONValue]) throws {
    let variation = try Variation(flag: flag)
    #expect(variation.key == key)
    #expect(variation.values == values)
  }

  @Test(arguments: [
    "seed", "=1", "seed=", "seed=1,,2", "seed=4..1", "seed=1,1", "seed=1..257", "seed=0..9223372036854775807",
    "seed=[1",
  ])
  func refusesBadLists(flag: String) {
    let error = #expect(throws: GreenroomError.self) { try Variation(flag: flag) }
    #expect(error?.code == .usage)
  }

  @Test func makesEveryCombinationInOrder() throws {
    let draft = try Draft(json: ["model": "m", "prompt": "p", "references": ["hero": "1.jpg"]])
    let variations = try ["seed=1..2", "ref.hero=2.jpg,3.jpg"].map(Variation.init(flag:))
    let varied = try draft.varied(by: variations)
    #expect(
      varied.map { "\($0.draft.parameters["seed"]?.compactText ?? "") \($0.draft.references[0].asset)" }
        == ["1 2.jpg", "1 3.jpg", "2 2.jpg", "2 3.jpg"])
    #expect(varied[1].values == [.init("seed", 1), .init("ref.hero", "3.jpg")])
  }

  @Test func setsEveryField() throws {
    let flags = [
      "model=x", "prompt=y", "first_frame=f", "last-frame=l", "ref=b=2.jpg", "extra.audio=true", "seed=9",
    ]
    let draft = try Draft().varied(by: flags.map(Variation.init(flag:)))[0].draft
    #expect(
      draft.json.compactText
        == #"{"model":"x","prompt":"y","seed":9,"references":{"b":"2.jpg"},"first_frame":"f","last_frame":"l","extra":{"audio":true}}"#
    )
  }

  @Test func withoutVariationsTheDraftStandsAlone() throws {
    #expect(try Draft().varied(by: []) == [VariedDraft(draft: Draft(), values: [])])
  }

  @Test func theNumberOfDraftsIsBounded() throws {
    let axis = try Variation(flag: "seed=1..16")
    let other = try Variation(flag: "duration=1..16")
    #expect(try Draft().varied(by: [axis, other]).count == 256)
    let error = #expect(throws: GreenroomError.self) {
      try Draft().varied(by: [axis, other, Variation(flag: "fps=1,2")])
    }
    #expect(error?.message == "This would make 512 requests; at most 256 are made at once.")
    #expect(throws: GreenroomError.self) { try Draft().varied(by: [axis, axis]) }
    #expect(throws: GreenroomError.self) { try Draft().varied(by: [Variation(flag: "model=[1]")]) }
  }
}

private let example: JSONValue = [
  "model": "seedance-2.0", "prompt": "@hero walks across @dunes, camera like @dolly, to the sound of @theme",
  "aspect_ratio": "16:9", "duration": 5, "resolution": "720p",
  "references": [
    "hero": "refs/hero.jpg", "dunes": "refs/dunes.png", "dolly": "refs/dolly.mp4", "theme": "refs/theme.mp3",
  ], "extra": ["generate_audio": true, "return_last_frame": true],
]
