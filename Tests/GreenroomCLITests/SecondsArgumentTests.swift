import Testing

@testable import GreenroomCLI

@Suite struct SecondsArgumentTests {
  @Test(arguments: [
    ("0", 0.0), ("0.4", 0.4), ("0.4s", 0.4), ("20s", 20), ("300ms", 0.3), ("2min", 120), ("1h", 3_600),
  ])
  func reads(text: String, seconds: Double) {
    #expect(SecondsArgument(argument: text)?.seconds == seconds)
  }

  @Test(arguments: ["", "s", "-1", "-1s", "1.5min", "nan", "inf", "1e300", "4 s", "4x", "ms"])
  func refuses(text: String) { #expect(SecondsArgument(argument: text) == nil) }
}
