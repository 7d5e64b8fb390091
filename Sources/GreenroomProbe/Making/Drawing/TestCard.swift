import CLibAV
import Foundation
import GreenroomModel

/// Draws the frames of a test clip: what stands still once, and over a copy of it what moves.
struct TestCard: ~Copyable {
  private let clip: TestClip
  private let layout: TestCardLayout
  private let look: SeedLook
  private let shape: MovingShape
  private let background: FrameBox

  /// Nil where memory is short.
  init?(_ clip: TestClip) {
    guard let background = FrameBox.picture(AV_PIX_FMT_YUV420P, width: clip.width, height: clip.height)
    else { return nil }
    self.clip = clip
    self.background = background
    layout = TestCardLayout(clip)
    look = SeedLook(seed: clip.seed)
    let swing = layout.swing
    shape = MovingShape(
      form: look.shape, size: max(1, min(swing.height, swing.width) / 2), range: swing, speed: look.speed,
      phase: look.phase)
    drawBackground(on: Canvas(frame: self.background.frame))
  }

  /// Draws one frame, counted from 0, on a writable picture of the clip's size.
  func draw(frame number: Int, on picture: UnsafeMutablePointer<AVFrame>) {
    av_frame_copy(picture, background.frame)
    let canvas = Canvas(frame: picture)
    let seconds = Double(number) / Double(clip.frameRate)
    shape.draw(on: canvas, at: seconds, accent)
    let played = (number + 1) * clip.width / clip.frameCount
    canvas.fill(Box(left: 0, top: layout.bar.top, width: played, height: layout.bar.height), accent)
    let clock = layout.clock
    let count = "\(number + 1)/\(clip.frameCount)"
    let time = String(format: "%.2f s", seconds)
    canvas.write(time, left: clock.left, top: clock.top, scale: layout.unit, accent)
    canvas.write(
      count, left: clock.right - Canvas.width(of: count, scale: layout.unit), top: clock.top,
      scale: layout.unit, accent)
  }

  private var accent: Colour { Colour(hue: look.hue + 0.5, saturation: 0.55, value: 1) }

  private var dark: Colour { Colour(hue: look.hue, saturation: 0.65, value: 0.13) }

  private func drawBackground(on canvas: Canvas) {
    drawStage(on: canvas)
    drawPattern(on: canvas)
    canvas.fill(layout.panel, dark)
    canvas.fill(layout.bar, Colour(hue: look.hue, saturation: 0.5, value: 0.3))
    let white = Colour(hue: 0, saturation: 0, value: 0.96)
    for line in layout.lines {
      canvas.write(
        line.text, left: line.left, top: line.top, scale: line.scale, line.isTitle ? accent : white)
    }
  }

  /// Bands of the seed's colour, lighter at the top.
  private func drawStage(on canvas: Canvas) {
    let stage = layout.stage
    for row in stride(from: stage.top, to: stage.bottom, by: 2) {
      let depth = Double(row) / Double(max(1, stage.height))
      let colour = Colour(hue: look.hue + 0.06 * depth, saturation: 0.7, value: 0.72 - 0.36 * depth)
      canvas.fill(Box(left: stage.left, top: row, width: stage.width, height: 2), colour)
    }
  }

  /// The seed as a mirrored pattern of tiles.
  private func drawPattern(on canvas: Canvas) {
    let pattern = layout.pattern
    canvas.fill(pattern, dark)
    // Five tiles, and half of one as a border on each side.
    let side = pattern.width / 6
    for row in 0..<5 {
      for column in 0..<5 where look.hasTile(row: row, column: column) {
        let left = pattern.left + side / 2 + column * side
        let top = pattern.top + side / 2 + row * side
        canvas.fill(Box(left: left, top: top, width: side, height: side), accent)
      }
    }
  }
}
