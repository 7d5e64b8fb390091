import Testing

@Suite struct LayeringTests {
  @Test func placeholder() { #expect(Bool(true)) }
}
