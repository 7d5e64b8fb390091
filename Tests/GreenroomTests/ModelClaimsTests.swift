import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What programs are told of limits is what people are told.
@Suite struct ModelClaimsTests {
  @Test(arguments: try ShippedProfile.ids())
  func everyLimitInWordsHasItsNumbers(id: String) throws {
    let profile = try ShippedProfile.load(id)
    let ids = Set(profile.sources.map(\.id))
    for model in profile.models {
      let document = ModelDocument(model, in: profile)
      for allowed in document.limits.map(\.allowed) + document.parameters.map(\.allowed) {
        let confidences = allowed.claims.map(\.confidence)
        guard !confidences.isEmpty else { continue }
        #expect(confidences.contains("documented") == (allowed.documented != nil))
        #expect(confidences.contains("enforced") == (allowed.enforced != nil))
        #expect(confidences.contains("disputed") == (allowed.disputed != nil))
        for claim in allowed.claims {
          #expect(claim.choices != nil || claim.least != nil || claim.greatest != nil)
          #expect(!claim.sources.isEmpty && ids.isSuperset(of: claim.sources))
        }
      }
      let counts = document.limits.filter { $0.key.hasSuffix(".count") }
      #expect(!counts.isEmpty && counts.allSatisfy { $0.allowed.claims.first?.greatest != nil })
      let bytes = try #require(document.limits.first { $0.key == "image.bytes" })
      #expect(bytes.allowed.unit == "bytes" && (bytes.allowed.claims.first?.greatest ?? 0) > 1_000_000)
    }
  }
}
