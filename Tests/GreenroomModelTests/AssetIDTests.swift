import GreenroomModel
import Testing

@Suite struct AssetIDTests {
  @Test func aRandomIDIsTenCharactersOfTheAlphabet() {
    let id = AssetID(random: 0x1234_5678_9abc_def0)
    #expect(AssetID(id.text) == id)
  }

  @Test(arguments: ["abc", "0123456789a", "0123i56789", "ABCDEFGHJK", ""])
  func refusesWhatIsNotAnID(text: String) {
    #expect(AssetID(text) == nil)
  }

  @Test func aPrefixHasAtLeastFourCharacters() {
    #expect(!AssetID.isPrefix("abc"))
    #expect(AssetID.isPrefix("abcd"))
    #expect(!AssetID.isPrefix("0123456789a"))
  }
}
