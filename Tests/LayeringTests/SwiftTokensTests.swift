import Testing

/// The rules stand on this reader, so it must not be fooled by what only looks like code.
@Suite struct SwiftTokensTests {
  private func words(_ source: String) -> [String] {
    SwiftTokens.read(source).filter { $0.kind == .word }.map(\.text)
  }

  private func texts(_ source: String) -> [String] {
    SwiftTokens.read(source).filter { $0.kind == .text }.map(\.text)
  }

  @Test func commentsGiveNothing() {
    #expect(words("a // import GRDB") == ["a"])
    #expect(words("a /* import /* nested */ GRDB */ b") == ["a", "b"])
    #expect(words("/// print(1)\nb") == ["b"])
  }

  @Test func stringsGiveTextAndNoWords() {
    #expect(words(#"let a = "import GRDB""#) == ["let", "a"])
    #expect(texts(#"let a = "say \"hi\" // no comment""#) == [#"say \"hi\" // no comment"#])
    #expect(
      words("let a = \"\"\"\n  import GRDB \"quoted\"\n  \"\"\"\nimport B") == ["let", "a", "import", "B"])
    #expect(texts(##"let a = #"one "two" \n"#"##) == [#"one "two" \n"#])
  }

  @Test func interpolationIsCode() {
    #expect(words(#""a \(print(x)) b" c"#) == ["print", "x", "c"])
    #expect(words(#""a \(f("in \(g()) side")) b""#) == ["f", "g"])
    #expect(words(##"#"a \#(f()) \(g)"#"##) == ["f"])
    #expect(texts(#""a \(1) b""#) == ["a ", " b"])
  }

  @Test func quotesInRegularExpressionsOpenNoString() {
    #expect(words("let a = /\"[^x]/\nb") == ["let", "a", "b"])
    #expect(words("a / b; c / d") == ["a", "b", "c", "d"])
  }

  @Test func numbersLoseTheirUnderscores() {
    let numbers = SwiftTokens.read("1_024 0x1F 2.5 pair.0.1 1...3").filter { $0.kind == .number }.map(\.text)
    #expect(numbers == ["1024", "0x1F", "2.5", "0", "1", "1", "3"])
  }

  @Test func linesAreCountedThroughStringsAndComments() {
    let tokens = SwiftTokens.read("/*\n*/\n\"\"\"\n\n\"\"\"\n  last")
    #expect(tokens.last == Token(kind: .word, text: "last", line: 6, startsLine: true))
  }
}
