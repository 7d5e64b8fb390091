import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ProfileRowTests {
  private static let model = CheckWorld.qingbo.model(named: "seedance-2.0")

  private static func row(_ key: String) throws -> ProfileRow {
    let model = try #require(model)
    return try #require(model.rows.first { $0.key == key }, "no row \(key)")
  }

  @Test(
    arguments: [
      ("image.bytes", "≤ 30 MB", "≤ 30 MiB", nil),
      ("image.side", "300 px … 6000 px", nil, nil),
      ("image.ratio", "> 0.4 … < 2.5", "0.4 … 2.5", nil),
      ("image.format", "jpeg, png, webp", "jpeg, png, webp, bmp, tiff, gif, heic, heif", nil),
      ("count.images", "≤ 9", nil, nil),
      ("video.duration", "2 s … 15 s", "1.8 s … 15.2 s", nil),
      ("video.fps", "24 fps … 60 fps", "23.8 fps … 60 fps", nil),
      ("duration", "whole number, 4 s … 15 s, default 5", nil, nil),
      ("resolution", "text, 480p, 720p, 1080p, 2K", nil, "480p, 720p, 1080p"),
      ("seed", "whole number, -1 … 4,294,967,295, default -1", nil, "-1 … 2,147,483,647"),
      ("extra.generate_audio", "true or false, default false", nil, nil),
      ("extra.tools", "list, {\"type\":\"web_search\"}", nil, nil),
      ("extra.audio", "write extra.generate_audio", nil, nil),
      ("mode.first-frame", "yes", nil, nil),
      ("mustAccompany", "last_frame needs first_frame", nil, nil),
      ("prompt.handles", "read", nil, nil),
      ("status", "active", nil, nil),
    ] as [(String, String, String?, String?)])
  func everyRuleHasARow(key: String, documented: String, enforced: String?, disputed: String?) throws {
    let row = try Self.row(key)
    #expect(row.documented == documented)
    #expect(row.enforced == enforced)
    #expect(row.disputed == disputed)
  }

  @Test func everyRuleHasASourceWithADate() throws {
    for id in try ShippedProfile.ids() {
      for model in try ShippedProfile.load(id).models {
        #expect(!model.rows.isEmpty)
        for row in model.rows {
          #expect(!row.sources.isEmpty, "\(id) \(model.id) \(row.key)")
          for source in row.sources {
            #expect(ProfileSource.isDate(source.checkedOn), "\(id) \(model.id) \(row.key)")
            #expect(!source.title.isEmpty)
          }
        }
      }
    }
  }

  @Test func everySourceIsNamedBySomeRule() throws {
    for id in try ShippedProfile.ids() {
      let profile = try ShippedProfile.load(id)
      let gateway = profile.gateway
      var used = Set(profile.models.flatMap { $0.rows.flatMap(\.sources) }.map(\.id))
      used.formUnion(
        (gateway.queueWindow.sources + gateway.linkLifetime.sources + gateway.urlSchemes.documented.sources)
          .map(\.id))
      #expect(profile.sources.filter { !used.contains($0.id) }.map(\.id) == [], "\(id)")
    }
  }

  @Test func twoModelsDifferWhereTheyDo() throws {
    let fast = try #require(CheckWorld.qingbo.model(named: "seedance-2.0-fast"))
    let differences = try #require(Self.model).differences(from: fast)
    #expect(differences.map(\.key) == ["resolution", "extra.tools", "extra.service_tier"])
    let tools = try #require(differences.first { $0.key == "extra.tools" })
    #expect(tools.left != nil && tools.right == nil)
    #expect(fast.differences(from: fast).isEmpty)
  }

  @Test func theContractsDifferWhereTheGatewayMoved() throws {
    let later = try #require(CheckWorld.september.model(named: "seedance-2.0"))
    let keys = Set(try #require(Self.model).differences(from: later).map(\.key))
    for key in ["extra", "resolution", "video.bytes", "video.pixels", "duration", "generate_audio", "prompt"]
    {
      #expect(keys.contains(key), "\(key)")
    }
  }

  @Test func aModelIsFoundByIdAliasAndCase() {
    for name in ["seedance-2.0", "2.0", "SEEDANCE-2.0"] {
      #expect(CheckWorld.qingbo.model(named: name)?.id == "seedance-2.0")
    }
    #expect(CheckWorld.qingbo.model(named: "seedance") == nil)
    #expect(CheckWorld.qingbo.suggestion(for: "seedanse-2.0") == "seedance-2.0")
    #expect(CheckWorld.qingbo.suggestion(for: "sora") == nil)
  }
}
