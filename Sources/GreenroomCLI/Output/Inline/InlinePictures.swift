import Foundation

/// How a terminal is made to show a picture among its lines.
enum InlinePictures: Equatable {
  /// kitty's protocol, which takes PNG.
  case kitty
  /// iTerm2's, which takes any picture.
  case iTerm
  /// DEC's, which takes runs of pixels of 256 colours.
  case sixel

  /// By what terminals say of themselves; nil where they say nothing, or something stands between that would garble
  /// the picture.
  init?(environment: [String: String], isTerminal: Bool) {
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    guard isTerminal, environment["TMUX"] == nil, !["screen", "tmux", "dumb"].contains(where: term.hasPrefix)
    else { return nil }
    if environment["KITTY_WINDOW_ID"] != nil || term == "xterm-kitty" || program == "ghostty" {
      self = .kitty
    } else if ["iTerm.app", "WezTerm", "mintty"].contains(program)
      || environment["LC_TERMINAL"] == "iTerm2"
    {
      self = .iTerm
    } else if ["foot", "mlterm", "contour", "yaft"].contains(where: term.hasPrefix) || term.contains("sixel")
    {
      self = .sixel
    } else {
      return nil
    }
  }

  /// Pixels that a picture may be wide and high.
  static let side = 360

  /// What to write to the terminal, with a line's end.
  ///
  /// - Parameters:
  ///   - picture: PNG, or for ``sixel`` a portable map of 8-bit RGB.
  func bytes(of picture: Data) -> [UInt8]? {
    switch self {
    case .kitty: Self.kitty(picture)
    case .iTerm:
      Array("\u{1B}]1337;File=inline=1;preserveAspectRatio=1:\(picture.base64EncodedString())\u{07}\n".utf8)
    case .sixel: PortableMap(picture).map { Array(Sixels.text(of: $0).utf8) + [UInt8(ascii: "\n")] }
    }
  }

  /// Base64 in pieces of 4,096 characters; the terminal is told not to answer.
  private static func kitty(_ picture: Data) -> [UInt8] {
    let text = Array(picture.base64EncodedString().utf8)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 4_096) {
      let end = min(start + 4_096, text.count)
      let keys = start == 0 ? "a=T,f=100,q=2," : ""
      bytes += Array("\u{1B}_G\(keys)m=\(end < text.count ? 1 : 0);".utf8) + text[start..<end]
      bytes += Array("\u{1B}\\".utf8)
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}
