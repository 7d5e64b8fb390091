import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A profile file that says something else than it should must fail, and say where.
@Suite struct ProfileReadingTests {
  /// The default profile with one text replaced by another.
  private static func error(replacing old: String, with new: String) throws -> GreenroomError {
    let text = String(decoding: try ShippedProfile.bytes(of: "qingbo"), as: UTF8.self)
    let spoiled = try #require(text.firstRange(of: old).map { text.replacingCharacters(in: $0, with: new) })
    let error = try #require(throws: GreenroomError.self) { try Profile(json: Array(spoiled.utf8)) }
    #expect(error.code == .invalidProfile)
    #expect(error.hint?.isEmpty == false)
    return error
  }

  @Test(arguments: [
    ("\"formatVersion\": 1", "\"formatVersion\": 2", "formatVersion", "version 2"),
    ("\"formatVersion\": 1,", "", "", "“formatVersion” is missing"),
    ("\"revision\": ", "\"revison\": ", "", "“revision” is missing"),
    (
      "\"queueWindow\": {", "\"queueWindow\": {\"minutes\": 5,", "gateway.queueWindow",
      "“minutes” is not known"
    ),
    (
      "\"side\": { \"documented\": { \"min\": 300", "\"side\": { \"documented\": { \"minimum\": 300",
      "defaults.inputs.images.side.documented", "“minimum” is not known"
    ),
    (
      "\"side\": { \"documented\": { \"min\": 300, \"max\": 6000 }, \"source\": [\"vendor-api\", \"observed\"] }",
      "\"side\": { \"documented\": { \"min\": 300, \"max\": 6000 } }",
      "defaults.inputs.images.side", "“source” is missing"
    ),
    (
      "\"side\": { \"documented\": { \"min\": 300, \"max\": 6000 }, \"source\": [\"vendor-api\", \"observed\"] }",
      "\"side\": { \"documented\": { \"min\": 300, \"max\": 6000 }, \"source\": [\"vendor\"] }",
      "defaults.inputs.images.side.source[0]", "no source of that name"
    ),
    (
      "\"side\": { \"documented\": { \"min\": 300, \"max\": 6000 }, \"source\": [\"vendor-api\", \"observed\"] },",
      "", "models[0].inputs.images", "“side” is missing"
    ),
    (
      "\"min\": 300, \"max\": 6000", "\"min\": 6000, \"max\": 300",
      "defaults.inputs.images.side.documented", "high end is below"
    ),
    (
      "\"min\": 300, \"max\": 6000", "\"min\": \"300\", \"max\": 6000",
      "defaults.inputs.images.side.documented.min", "a number is expected"
    ),
    (
      "\"documented\": { \"min\": 300, \"max\": 6000 }", "\"documented\": { }",
      "defaults.inputs.images.side.documented", "no end"
    ),
    (
      "\"documented\": { \"max\": 8 }", "\"documented\": { \"oneOf\": [8] }",
      "defaults.inputs.images.bitDepth.documented", "no end"
    ),
    ("\"oneOf\": [\"http\", \"https\"]", "\"oneOf\": []", "gateway.urlSchemes.documented", "allows nothing"),
    ("\"checkedOn\": \"2026-04-08\"", "\"checkedOn\": \"8 April\"", "sources.gateway.checkedOn", "no date"),
    (
      "\"checkedOn\": \"2026-04-08\"", "\"checkedOn\": \"2026-13-08\"", "sources.gateway.checkedOn", "no date"
    ),
    (
      "\"first-frame\": { \"source\"", "\"frist-frame\": { \"source\"", "models[0].modes.frist-frame",
      "not known here"
    ),
    ("\"state\": \"active\"", "\"state\": \"alive\"", "models[0].status.state", "not known here"),
    (
      "\"these\": [\"first_frame\"", "\"these\": [\"opening\"", "defaults.mayNotMix[0].these[0]",
      "not known here"
    ),
    (
      "\"type\": \"integer\", \"code\": \"output.seed\"", "\"type\": \"int\", \"code\": \"output.seed\"",
      "defaults.parameters.seed.type", "not known here"
    ),
    ("\"code\": \"output.seed\"", "\"code\": \"image.side\"", "defaults.parameters.seed.code", "no finding"),
    ("\"aliases\": [\"2.0-fast\"]", "\"aliases\": [\"2.0\"]", "models", "two models are called “2.0”"),
    (
      "\"allowsPrivateHosts\": false", "\"allowsPrivateHosts\": 0", "gateway.allowsPrivateHosts",
      "true or false"
    ),
    ("\"policy\": \"passed-through\"", "\"policy\": \"whatever\"", "defaults.extra.policy", "not known here"),
    ("\"when\": { \"mode\": [\"image\"] }", "\"when\": { }", "models[3].conditions[0]", "never says when"),
    ("[864, 496]", "[864]", "defaults.output.sizes.480p.16:9", "width and height"),
  ])
  func mistakesAreNamedWithTheirPlace(old: String, new: String, path: String, reason: String) throws {
    let error = try Self.error(replacing: old, with: new)
    let place = path.isEmpty ? "The profile is not valid: " : "The profile is not valid at \(path): "
    #expect(error.message.hasPrefix(place), "\(error.message)")
    #expect(error.message.contains(reason), "\(error.message)")
  }

  @Test func aSlipInAKeyIsSuggestedAway() throws {
    let error = try Self.error(replacing: "\"queueWindow\": {", with: "\"queueWindow\": {\"secnds\": 1,")
    #expect(error.hint?.contains("Did you mean “seconds”?") == true)
  }

  @Test func brokenJSONIsNamedWithItsLine() {
    let error = #expect(throws: GreenroomError.self) { try Profile(json: Array("{\n  \"id\": }".utf8)) }
    #expect(error?.code == .invalidProfile)
    #expect(error?.message.contains("line 2") == true)
  }

  @Test(arguments: ["[]", "null", "5", ""])
  func otherDocumentsFail(text: String) {
    #expect(throws: GreenroomError.self) { try Profile(json: Array(text.utf8)) }
  }

  @Test func anExtendingProfileNeedsItsBase() throws {
    let sandbox = try ShippedProfile.bytes(of: "sandbox")
    let error = #expect(throws: GreenroomError.self) { try Profile(json: sandbox) }
    #expect(error?.message.contains("qingbo") == true)
  }

  @Test func noProfileExtendsOneThatExtends() throws {
    let sandbox = try ShippedProfile.bytes(of: "sandbox")
    let error = #expect(throws: GreenroomError.self) { try Profile(json: sandbox) { _ in sandbox } }
    #expect(error?.message.contains("extends") == true)
  }

  @Test func anExtendingProfileMayNotInventKeys() throws {
    let text = String(decoding: try ShippedProfile.bytes(of: "sandbox"), as: UTF8.self)
    let spoiled = text.replacing("\"allowsPrivateHosts\"", with: "\"allowsEverything\"")
    let error = #expect(throws: GreenroomError.self) {
      try Profile(json: Array(spoiled.utf8), base: ShippedProfile.bytes(of:))
    }
    #expect(error?.message.contains("allowsEverything") == true)
  }
}
