import Foundation
import Testing

/// Model ids and limits are data: what `Assets/Profiles` says must not be said again in Swift.
@Suite struct ContractTests {
  @Test func profilesHaveModelsAndLimitsToLookFor() {
    #expect(!Profiles.modelNames.isEmpty)
    #expect(!Profiles.tellingNumbers.isEmpty)
  }

  @Test func noModelIsNamedInTheSources() {
    let names = Profiles.modelNames
    let broken = SourceTree.products.flatMap { file in
      file.tokens.filter { token in
        token.kind == .text && !Self.isExampleCommand(token.text)
          && names.contains { token.text.contains($0) }
      }.map { "\(file.at($0)) \"\($0.text.prefix(60))\"" }
    }
    let rule = "A model's id belongs in its profile; only an example command in a help text may name one:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  private static func isExampleCommand(_ text: String) -> Bool { text.contains("greenroom ") }

  @Test func noLimitIsRepeatedInTheSources() {
    let limits = Profiles.tellingNumbers
    let broken = SourceTree.products.flatMap { file in
      Product.all(in: file.tokens).filter { limits.contains($0.value) }.map {
        "\(file.path):\($0.line) \($0.value.formatted(.number.grouping(.never)))"
      }
    }
    let rule = "A number of the contract belongs in its profile, with its source and its date:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  @Test(arguments: [
    ("30 * 1024 * 1024", 31_457_280.0), ("30 << 20", 31_457_280), ("0x1E_0000", 1_966_080),
    ("let a = 409_600", 409_600), ("15.2", 15.2),
  ])
  func readsProducts(source: String, value: Double) {
    #expect(Product.all(in: SwiftTokens.read(source)).map(\.value) == [value])
  }
}

/// Numbers as a source file gives them, `30 * 1024 * 1024` and `30 << 20` worked out.
struct Product: Equatable {
  var value: Double
  let line: Int

  static func all(in tokens: [Token]) -> [Product] {
    var products: [Product] = []
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      guard tokens[index].kind == .number, var value = number(tokens[index]) else { continue }
      let line = tokens[index].line
      while let (factor, length) = factor(after: index, in: tokens) {
        value *= factor
        index += length
      }
      products.append(Product(value: value, line: line))
    }
    return products
  }

  private static func factor(after index: Int, in tokens: [Token]) -> (Double, Int)? {
    let next = tokens[(index + 1)...].prefix(3).map(\.text)
    if next.first == "*", index + 2 < tokens.count, let factor = number(tokens[index + 2]) {
      return (factor, 2)
    }
    if next.prefix(2) == ["<", "<"], index + 3 < tokens.count, let shift = number(tokens[index + 3]),
      shift < 64
    {
      return (Double(UInt64(1) << UInt64(shift)), 3)
    }
    return nil
  }

  private static func number(_ token: Token) -> Double? {
    token.kind == .number ? Double(token.text) : nil
  }
}
