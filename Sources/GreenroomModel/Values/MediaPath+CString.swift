extension MediaPath {
  /// Calls `body` with the path as system calls take it: its own bytes, which need not be UTF-8, with a zero
  /// behind them.
  package func withCString<Value>(_ body: (UnsafePointer<CChar>) throws -> Value) rethrows -> Value {
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    return try name.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("an array of at least one is empty") }
      return try body(start)
    }
  }
}
