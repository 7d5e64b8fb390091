import Testing

@Suite struct LayeringTests {
  @Test func everyTargetHasItsRow() {
    #expect(SourceTree.targets == (Array(Layers.allowed.keys) + Layers.moduleMaps).sorted())
    for target in Layers.allowed.keys {
      #expect(!SourceTree.sources(of: target).isEmpty, "\(target) is empty")
    }
  }

  @Test(arguments: Layers.allowed.keys.sorted())
  func importsOnlyWhatItsLayerAllows(target: String) throws {
    let allowed = try #require(Layers.allowed[target])
    let broken = SourceTree.sources(of: target).flatMap { file in
      ImportLine.all(in: file.tokens).filter { !allowed.contains($0.module) }.map {
        "\(file.path):\($0.line) imports \($0.module)"
      }
    }
    #expect(broken.isEmpty, "\(broken.under("\(target) may import \(allowed.sorted()) and nothing else:"))")
  }

  @Test func foreignTypesAreOfferedToNobody() {
    let broken = SourceTree.sources.flatMap { file in
      ImportLine.all(in: file.tokens).filter(Self.passesOn).map { "\(file.path):\($0.line) \($0.module)" }
    }
    let rule =
      "libav's, GRDB's and Yams's types stay in their own target, so import them without an access level:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  private static func passesOn(_ line: ImportLine) -> Bool {
    if line.modifiers.contains("@_exported") || line.modifiers.contains("@testable") { return true }
    return Layers.hidden.contains(line.module) && !line.modifiers.isDisjoint(with: ["public", "package"])
  }

  @Test(arguments: [
    ("import GRDB", ["GRDB"]),
    ("import struct Foundation.Data", ["Foundation"]),
    ("@preconcurrency internal import CLibAV.Inner", ["CLibAV"]),
    ("import Foundation; import GRDB", ["Foundation", "GRDB"]),
    ("#if canImport(Glibc)\n  import Glibc\n#endif", ["Glibc"]),
    ("// import GRDB\nlet text = \"\"\"\n  import GRDB\n  \"\"\"\ncase .import: file.import(here)", []),
  ])
  func readsImportLines(source: String, modules: [String]) {
    #expect(ImportLine.all(in: SwiftTokens.read(source)).map(\.module) == modules)
  }
}
