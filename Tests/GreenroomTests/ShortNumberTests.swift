import Testing

@testable import Greenroom

@Suite struct ShortNumberTests {
  @Test(arguments: [
    (5, "5"), (4.5, "4.5"), (-0.5, "-0.5"), (1e300, "1e+300"), (-3.402823466e+38, "-3.402823466e+38"),
    (.infinity, "inf"), (.nan, "nan"),
  ])
  func anyNumberHasItsText(number: Double, text: String) {
    #expect(number.shortText == text)
  }

  @Test(arguments: [(48.0, "48"), (44.1, "44.1"), (22.05, "22.1"), (11.025, "11")])
  func decimalsAreRounded(number: Double, text: String) {
    #expect(number.shortText(decimals: 1) == text)
  }
}
