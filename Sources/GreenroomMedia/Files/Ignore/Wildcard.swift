/// A shell pattern over bytes as ignore files have it: `*` and `?` stop at a slash, `**` between slashes does
/// not. Matching goes back to the last `*` and the last `**` only, which is enough for either, so that no
/// pattern takes long.
struct Wildcard: Equatable, Sendable {
  enum Token: Equatable, Sendable {
    case byte(UInt8)
    /// Any byte but a slash.
    case one
    case set(ByteSet)
    /// Any number of bytes but slashes.
    case star
    /// Any number of bytes.
    case anything
    /// `**/`: no folder, or any number of them with the slash behind.
    case folders
  }

  let tokens: [Token]

  /// Nil for what git never finds to match: a class that is not closed or has an unknown name, a backslash at
  /// the end.
  ///
  /// - Parameter isPath: False for a pattern of names, in which `**` is `*`.
  init?(_ pattern: ArraySlice<UInt8>, isPath: Bool) {
    var reader = WildcardReader(pattern, isPath: isPath)
    guard let tokens = reader.tokens() else { return nil }
    self.tokens = tokens
  }

  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    var position = Position(token: 0, at: 0)
    var star: Position?
    var far: Position?
    while true {
      if position.token == tokens.count, position.at == text.count { return true }
      switch step(&position, text) {
      case .went: continue
      case .star:
        star = position
        continue
      case .far:
        (star, far) = (nil, position)
        continue
      case .failed: break
      }
      if let last = star, last.at < text.count, text[last.at] != .slash {
        star = Position(token: last.token, at: last.at + 1)
      } else {
        star = nil
        guard let last = far, let next = next(last, text) else { return false }
        far = next
      }
      guard let start = star ?? far else { return false }
      position = start
    }
  }

  private struct Position {
    /// The next token to match.
    var token: Int
    /// The next byte to be matched.
    var at: Int
  }

  private enum Step { case went, star, far, failed }

  private func step(_ position: inout Position, _ text: UnsafeRawBufferPointer) -> Step {
    guard position.token < tokens.count else { return .failed }
    let token = tokens[position.token]
    switch token {
    case .star, .anything, .folders:
      position.token += 1
      return token == .star ? .star : .far
    case .byte, .one, .set:
      guard position.at < text.count, token.takes(text[position.at]) else { return .failed }
      position.token += 1
      position.at += 1
      return .went
    }
  }

  /// Where to go on when what follows a `**` did not match: one byte on, or behind the next slash.
  private func next(_ last: Position, _ text: UnsafeRawBufferPointer) -> Position? {
    guard last.at < text.count else { return nil }
    guard tokens[last.token - 1] == .folders else { return Position(token: last.token, at: last.at + 1) }
    guard let slash = text[last.at...].firstIndex(of: .slash) else { return nil }
    return Position(token: last.token, at: slash + 1)
  }
}

extension Wildcard.Token {
  fileprivate func takes(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let own): own == byte
    case .one: byte != .slash
    case .set(let set): set.contains(byte) && byte != .slash
    case .star, .anything, .folders: false
    }
  }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
}
