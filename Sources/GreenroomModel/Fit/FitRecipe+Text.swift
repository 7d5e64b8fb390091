extension FitRecipe: CustomStringConvertible {
  /// The recipe in one line, always the same for the same recipe, as the catalog keeps it of a copy:
  /// `fit/1 jpeg crop 7000×2798+0+101 scale 6000×2398 max 30000000`.
  package var description: String {
    let parts =
      switch self {
      case .picture(let recipe): recipe.parts
      case .clip(let recipe): recipe.parts
      case .sound(let recipe): recipe.parts
      }
    return (["fit/\(Self.version)"] + parts.compactMap(\.self)).joined(separator: " ")
  }
}

extension PictureRecipe {
  fileprivate var parts: [String?] {
    [format.rawValue] + framing.parts + [background.map { "on \($0.text)" }, mostBytes.map { "max \($0)" }]
  }
}

extension ClipRecipe {
  fileprivate var parts: [String?] {
    ["mp4", encoding == nil ? "copied" : nil, window?.part] + (encoding?.parts ?? [])
      + [hasSound ? (encodesSound ? "aac" : "sound") : "mute", mostBytes.map { "max \($0)" }]
  }
}

extension ClipRecipe.Encoding {
  fileprivate var parts: [String?] {
    let rate =
      frameRate.denominator == 1
      ? "\(frameRate.numerator)" : "\(frameRate.numerator)/\(frameRate.denominator)"
    return [isDeinterlaced ? "deinterlaced" : nil] + framing.parts + [
      "on \(background.text)", "rate \(rate)",
    ]
  }
}

extension SoundRecipe {
  fileprivate var parts: [String?] {
    [format.rawValue, window?.part, fade > 0 ? "fade \(fade.part)" : nil, mostBytes.map { "max \($0)" }]
  }
}

extension Framing {
  fileprivate var parts: [String?] {
    [
      crop.map { "crop \($0.size.part)+\($0.x)+\($0.y)" }, "scale \(size.part)",
      canvas.map { "pad \($0.part)" },
    ]
  }
}

extension PixelSize {
  fileprivate var part: String { "\(width)×\(height)" }
}

extension TimeWindow {
  fileprivate var part: String { "from \(start.part) to \(end.part)" }
}

extension Double {
  /// To the microsecond, without trailing zeros.
  fileprivate var part: String {
    Quantity(decimal: self)?.decimal(places: 6).filter { $0 != "," } ?? "\(self)"
  }
}
