import GreenroomModel

/// The text of one result, line by line.
struct Page {
  /// Nil where lines may be as long as they like.
  let columns: Int?
  private let isColored: Bool
  private let workingFolder: String?
  private(set) var text = ""

  init(columns: Int? = nil, isColored: Bool = false, workingFolder: String? = nil) {
    self.columns = columns
    self.isColored = isColored
    self.workingFolder = workingFolder
  }

  /// A path as it can be typed where the person is: without the working folder, where it lies in there.
  func shown(_ path: String) -> String {
    guard let workingFolder, workingFolder != "/", path.hasPrefix(workingFolder + "/") else { return path }
    return String(Substring(path.utf8.dropFirst(workingFolder.utf8.count + 1)))
  }

  /// The same inside a sentence or a command: `ffmpeg -i /film/hero.mov` becomes `ffmpeg -i hero.mov`. A name
  /// that begins with a dash keeps its folder, since a command would take it for an option.
  func shownInside(_ text: String) -> String {
    guard let workingFolder, workingFolder != "/" else { return text }
    var shown = ""
    var before: Character?
    var rest = text[...]
    while let next = rest.first {
      let tail = rest.dropFirst(workingFolder.count + 1)
      if before.map({ " '\"`“".contains($0) }) ?? true, rest.hasPrefix(workingFolder + "/"), tail.first != "-"
      {
        rest = tail
      } else {
        shown.append(next)
        rest = rest.dropFirst()
      }
      before = next
    }
    return shown
  }

  mutating func line(_ line: StyledText = StyledText("")) {
    text += line.text(colored: isColored) + "\n"
  }

  /// A sentence behind `indent` columns, broken between words where it is too long. `lead` stands before
  /// its first line, inside the indent where there is room for it.
  mutating func paragraph(_ sentence: String, _ style: Style? = nil, indent: Int, lead: StyledText = "") {
    let margin = String(repeating: " ", count: indent)
    let first = lead + StyledText(String(repeating: " ", count: max(0, indent - lead.width)))
    let available = columns.map { max(Self.narrowest, $0 - max(indent, first.width)) }
    for (number, words) in Wrapping.lines(of: sentence.printable, columns: available).enumerated() {
      let styled = style.map { StyledText(words, $0) } ?? StyledText(words)
      line((number == 0 ? first : StyledText(margin)) + styled)
    }
  }

  private static let narrowest = 24

  mutating func table(_ table: Table) {
    for row in table.lines(columns: columns) { line(row) }
  }

  /// Text that stands as it is: a request's body, a script.
  mutating func verbatim(_ block: String) {
    text += block.hasSuffix("\n") ? block : block + "\n"
  }
}

/// Breaks text into lines: between words, and between any two East Asian characters.
enum Wrapping {
  static func lines(of text: String, columns: Int?) -> [String] {
    guard let columns, text.displayWidth > columns else { return [text] }
    var lines: [String] = []
    var current = ""
    for piece in pieces(of: text) {
      let joined = current + piece
      if !current.isEmpty, joined.trimmingEndSpaces.displayWidth > columns {
        lines.append(current.trimmingEndSpaces)
        current = piece
      } else {
        current = joined
      }
    }
    return lines + [current.trimmingEndSpaces]
  }

  /// Words with the spaces after them; a wide character is a piece of its own.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var mayExtend = false
    for character in text {
      let isWide = character.displayWidth == 2
      if mayExtend, !isWide, let last = pieces.indices.last {
        pieces[last].append(character)
      } else {
        pieces.append(String(character))
      }
      mayExtend = !isWide && character != " "
    }
    return pieces
  }
}

extension String {
  fileprivate var trimmingEndSpaces: String {
    var trimmed = self
    while trimmed.last == " " { trimmed.removeLast() }
    return trimmed
  }
}
