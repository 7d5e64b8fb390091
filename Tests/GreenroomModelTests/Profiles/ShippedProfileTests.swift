import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ShippedProfileTests {
  @Test func everyShippedProfileLoadsUnderItsFileName() throws {
    let ids = try ShippedProfile.ids()
    #expect(ids.contains("qingbo") && ids.contains("sandbox"))
    for id in ids {
      #expect(try ShippedProfile.load(id).id == id)
    }
  }

  @Test func theDefaultProfileHasExactlyTheFiveModels() throws {
    let profile = try ShippedProfile.load("qingbo")
    #expect(
      profile.models.map(\.id) == [
        "seedance-2.0", "seedance-2.0-fast", "seedance-1.5-pro", "seedance-1.0-pro-quality",
        "seedance-1.0-pro-fast",
      ])
    #expect(profile.gateway.dialect == "qingbo-2026-04")
  }

  @Test func theSandboxHasTheRulesOfTheDefaultProfile() throws {
    let sandbox = try ShippedProfile.load("sandbox")
    let gateway = try ShippedProfile.load("qingbo")
    #expect(sandbox.models == gateway.models)
    #expect(sandbox.gateway.allowsPrivateHosts && !gateway.gateway.allowsPrivateHosts)
    #expect(sandbox.gateway.dialect == gateway.gateway.dialect)
  }
}
