import GreenroomModel

/// Where everything stands on a test clip: above a stage with the seed's pattern and shape, below a panel with
/// the lines, the time and a bar that fills as the clip plays.
struct TestCardLayout {
  /// Pixels a side of a dot of the common lines; all distances follow from it.
  let unit: Int
  let stage: Box
  /// Where the seed's pattern stands, square, and where its shape moves.
  let pattern: Box
  let swing: Box
  let panel: Box
  /// The lines with their sizes, top down.
  let lines: [Line]
  let clock: Box
  let bar: Box

  struct Line {
    let text: String
    let left: Int
    let top: Int
    let scale: Int
    let isTitle: Bool
  }

  /// Some 30 lines fill the shorter side, whatever the size.
  private static let unitsOnShortSide = 180.0
  /// The panel's share of the height, at least and at most.
  private static let panelShare = 0.42...0.62

  init(_ clip: TestClip) {
    let (width, height) = (clip.width, clip.height)
    let unit = max(1, Int((Double(min(width, height)) / Self.unitsOnShortSide).rounded()))
    let margin = 6 * unit
    let barHeight = 3 * unit
    // Above the bar one line for the time, and a margin on top of all.
    let footer = barHeight + margin + DotFont.lineHeight * unit
    let least = Int(Double(height) * Self.panelShare.lowerBound)
    let most = Int(Double(height) * Self.panelShare.upperBound)
    let text = Self.text(clip, unit: unit, room: (width - 2 * margin, most - margin - footer))
    let panelHeight = max(least, min(most, margin + text.height + footer))
    let top = height - panelHeight
    self.unit = unit
    let side = max(6, min(top - 2 * margin, width * 2 / 5)) / 6 * 6
    stage = Box(left: 0, top: 0, width: width, height: top)
    pattern = Box(left: margin, top: (top - side) / 2, width: side, height: side)
    swing = Box(
      left: pattern.right + margin, top: margin, width: width - pattern.right - 2 * margin,
      height: top - 2 * margin)
    panel = Box(left: 0, top: top, width: width, height: panelHeight)
    lines = text.lines.map { $0.moved(right: margin, down: top + margin) }
    bar = Box(left: 0, top: height - barHeight, width: width, height: barHeight)
    clock = Box(
      left: margin, top: bar.top - DotFont.lineHeight * unit, width: width - 2 * margin,
      height: DotFont.lineHeight * unit)
  }

  /// As many lines as there is room for, the last one ending in dots where there are more.
  private static func text(
    _ clip: TestClip, unit: Int, room: (width: Int, height: Int)
  ) -> (lines: [Line], height: Int) {
    var lines: [Line] = []
    var top = 0
    for (number, source) in clip.lines.enumerated() {
      let scale = number == 0 ? unit + (unit + 1) / 2 : unit
      let columns = (room.width + scale) / (DotFont.advance * scale)
      for text in WrappedText.lines(source, columns: columns) {
        let next = top + DotFont.lineHeight * scale
        guard next <= room.height else { return (lines.cut(to: columns), top) }
        lines.append(Line(text: text, left: 0, top: top, scale: scale, isTitle: number == 0))
        top = next
      }
    }
    return (lines, top)
  }
}

extension TestCardLayout.Line {
  fileprivate func moved(right: Int, down: Int) -> Self {
    Self(text: text, left: left + right, top: top + down, scale: scale, isTitle: isTitle)
  }
}

extension [TestCardLayout.Line] {
  fileprivate func cut(to columns: Int) -> Self {
    guard let last else { return self }
    let text = last.text.prefix(Swift.max(0, columns - 3)) + "..."
    return dropLast() + [
      .init(text: String(text), left: last.left, top: last.top, scale: last.scale, isTitle: last.isTitle)
    ]
  }
}
