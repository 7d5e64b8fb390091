import GreenroomModel
import Testing

/// The catalog keeps these lines: one that changes makes every copy anew.
@Suite struct FitRecipeTextTests {
  private static let crop = PixelRectangle(x: 0, y: 101, size: PixelSize(7_000, 2_798))

  @Test(arguments: [
    (
      FitRecipe.picture(
        PictureRecipe(
          format: .jpeg, framing: Framing(crop: crop, size: PixelSize(6_000, 2_398)), background: nil,
          mostBytes: 30_000_000)),
      "fit/1 jpeg crop 7000×2798+0+101 scale 6000×2398 max 30000000"
    ),
    (
      .picture(
        PictureRecipe(
          format: .png, framing: Framing(size: PixelSize(900, 300), canvas: PixelSize(900, 361)),
          background: PlainColour(red: 1, green: 160, blue: 255), mostBytes: nil)),
      "fit/1 png scale 900×300 pad 900×361 on #01a0ff"
    ),
    (
      .clip(
        ClipRecipe(
          encoding: .init(
            framing: Framing(size: PixelSize(1_280, 720)), frameRate: FitWorld.rate(60_000, 1_001),
            background: .black), window: TimeWindow(start: 0.5, end: 15.4), hasSound: true,
          mostBytes: 50_000_000)),
      "fit/1 mp4 from 0.5 to 15.4 scale 1280×720 on #000000 rate 60000/1001 sound max 50000000"
    ),
    (
      .clip(ClipRecipe(encoding: nil, window: nil, hasSound: false, mostBytes: nil)),
      "fit/1 mp4 copied mute"
    ),
    (
      .clip(ClipRecipe(encoding: nil, window: nil, hasSound: true, encodesSound: true, mostBytes: nil)),
      "fit/1 mp4 copied aac"
    ),
    (
      .sound(
        SoundRecipe(
          format: .mp3, window: TimeWindow(start: 0, end: 1_214.9), fade: 0.05, mostBytes: 15_000_000)),
      "fit/1 mp3 from 0 to 1214.9 fade 0.05 max 15000000"
    ),
    (.sound(SoundRecipe(format: .wav, window: nil, fade: 0, mostBytes: nil)), "fit/1 wav"),
  ])
  func isOneStableLine(recipe: FitRecipe, text: String) { #expect(recipe.description == text) }
}
