import Foundation

/// Text as the font can show it, in lines of a bounded number of letters.
enum WrappedText {
  /// Letters with marks lose them and full-width ones become narrow; any other that is not ASCII is left out
  /// with its neighbours. What then says nothing is an empty string.
  static func drawable(_ text: String) -> String {
    let folded = text.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    let letters = folded.unicodeScalars.map { scalar -> Character in
      if let plain = plainMarks[scalar] { return plain }
      let isInFont = (UInt32(DotFont.firstLetter)...UInt32(DotFont.lastLetter)).contains(scalar.value)
      return isInFont ? Character(scalar) : " "
    }
    return String(letters).split(separator: " ").joined(separator: " ")
  }

  /// Between words where possible; a word longer than a line is cut.
  static func lines(_ text: String, columns: Int) -> [String] {
    let columns = max(1, columns)
    var lines: [String] = []
    for word in drawable(text).split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines += word.pieces(of: columns)
      }
    }
    return lines
  }

  private static let plainMarks: [Unicode.Scalar: Character] = [
    "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "×": "x", "·": ".",
    "…": ".", "。": ".", "、": ",", "•": "*", "「": "\"", "」": "\"",
  ]
}

extension Substring {
  fileprivate func pieces(of length: Int) -> [String] {
    var pieces: [String] = []
    var rest = self
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return pieces
  }
}
