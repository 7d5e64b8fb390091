import GreenroomModel
import Testing

@Suite struct NaturalOrderTests {
  @Test(arguments: [
    ["shot1.jpg", "shot2.jpg", "shot10.jpg", "shot010b.jpg", "shot11.jpg"],
    ["a/1.jpg", "a/b/1.jpg", "a/b/2.jpg", "a/b c/1.jpg", "a.jpg", "ab/1.jpg"],
    ["Alpha", "alpha", "Beta", "beta", "gamma"],
    ["", "0", "00", "1", "9999999999999999999999998", "9999999999999999999999999", "x"],
    ["s1e2", "s1e10", "s01e11", "s2e1"],
    ["图1", "图2", "图10"],
  ])
  func standsAsPeopleExpect(names: [String]) {
    #expect(names.reversed().sorted(by: NaturalOrder.precedes) == names)
    for (place, name) in names.enumerated() {
      for (other, another) in names.enumerated() {
        #expect(NaturalOrder.precedes(name, another) == (place < other), "\(name) \(another)")
      }
    }
  }
}
