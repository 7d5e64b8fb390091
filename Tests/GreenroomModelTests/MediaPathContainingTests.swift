import GreenroomModel
import Testing

@Suite struct MediaPathContainingTests {
  @Test(arguments: [
    ("/m", "/m", true), ("/m/a", "/m", true), ("/m/a/b", "/m", true), ("/ma", "/m", false),
    ("/", "/m", false),
    ("/m", "/", true), ("/", "/", true), ("/n/m", "/m", false), ("/m", "/m/a", false),
  ])
  func aPathLiesInAFolder(path: String, folder: String, expected: Bool) {
    #expect(MediaPath(path).lies(in: MediaPath(folder)) == expected)
  }
}
