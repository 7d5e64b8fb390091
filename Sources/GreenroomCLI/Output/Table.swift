import GreenroomModel

/// Columns that line up, also where names are in Chinese.
struct Table {
  enum Alignment { case left, right }

  struct Column {
    let title: String?
    let alignment: Alignment
    /// True for the column that gives way where the terminal is too narrow.
    let mayShrink: Bool
    /// Columns of space behind it.
    let gap: Int

    init(_ title: String? = nil, _ alignment: Alignment = .left, mayShrink: Bool = false, gap: Int = 2) {
      self.title = title
      self.alignment = alignment
      self.mayShrink = mayShrink
      self.gap = gap
    }
  }

  private let columns: [Column]
  private let indent: Int
  private var rows: [[StyledText]] = []
  private static let narrowest = 12

  init(indent: Int = 0, _ columns: [Column]) {
    self.columns = columns
    self.indent = indent
  }

  /// A cell for each column.
  mutating func row(_ cells: [StyledText]) { rows.append(cells) }

  /// A row for each line, after one for the titles where there are any.
  func lines(columns available: Int?) -> [StyledText] {
    let hasTitles = columns.contains { $0.title != nil } && !rows.isEmpty
    let titles = columns.map { StyledText($0.title ?? "", .dim) }
    let widths = fitted(naturalWidths, into: available)
    return ((hasTitles ? [titles] : []) + rows).map { line($0, widths) }
  }

  /// A column that no row fills has no width, whatever its title.
  private var naturalWidths: [Int] {
    columns.indices.map { column in
      let widest = rows.map { $0[column].width }.max() ?? 0
      return widest == 0 ? 0 : max(widest, columns[column].title?.displayWidth ?? 0)
    }
  }

  private func fitted(_ widths: [Int], into available: Int?) -> [Int] {
    guard let available else { return widths }
    var widths = widths
    let used = columns.indices.filter { widths[$0] > 0 }
    var excess = indent + used.reduce(0) { $0 + widths[$1] + columns[$1].gap } - available
    if let last = used.last { excess -= columns[last].gap }
    while excess > 0 {
      let shrinkable = columns.indices.filter { columns[$0].mayShrink && widths[$0] > Self.narrowest }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [StyledText], _ widths: [Int]) -> StyledText {
    var line = StyledText(String(repeating: " ", count: indent))
    var owed = 0
    for (index, cell) in cells.enumerated() where widths[index] > 0 {
      let cell = columns[index].mayShrink ? cell.shortened(to: widths[index]) : cell
      let padding = widths[index] - cell.width
      let isRight = columns[index].alignment == .right
      if !cell.isEmpty {
        line += StyledText(String(repeating: " ", count: owed + (isRight ? padding : 0))) + cell
        owed = (isRight ? 0 : padding) + columns[index].gap
      } else {
        owed += padding + columns[index].gap
      }
    }
    return line
  }
}
